namespace IisIdentityTools.Facts;

/// <summary>
/// Facts that can hand over raw security descriptors without making objects of them. An <see cref="IServerFacts"/> implements it when it
/// has them as bytes; walks over many files ask it first. Safe to use from several threads at once, each with a buffer of its own.
/// </summary>
public interface IDescriptorReader
{
    /// <summary>
    /// Reads the self-relative security descriptor of exactly that file or folder into <paramref name="buffer"/>, and nothing else of it:
    /// neither kind nor attributes.
    /// </summary>
    /// <param name="path">Windows path. Quickest as a listing spells it, and folder by folder.</param>
    /// <param name="buffer">Where the bytes go. Replaced by a larger one when it is too small; use the same again for the next path.</param>
    /// <param name="length">How many bytes were read; 0 when none were.</param>
    /// <returns>False when there are no such bytes; <see cref="IServerFacts.GetPathSecurity"/> tells then what is known instead.</returns>
    bool TryReadDescriptor(string path, ref byte[] buffer, out int length);

    /// <summary>The attributes of exactly that file or folder, and nothing else of it; null when they could not be read.</summary>
    /// <param name="path">Windows path, as above.</param>
    FileAttributes? ReadAttributes(string path);
}
