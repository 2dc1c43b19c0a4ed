namespace IisIdentityTools.Facts.Volumes;

/// <summary>
/// NTFS volumes of a server that are mounted on this machine, read for permissions and folder contents. Nothing is written, and links
/// on them are not followed. Safe to use from several threads at once.
/// </summary>
public sealed class MountedVolumes
{
    private readonly List<NtfsVolume> _volumes = [];

    private MountedVolumes()
    {
    }

    /// <summary>Which drives and shares they stand for, in the order given.</summary>
    public IReadOnlyList<VolumeMapping> Mappings => [.. _volumes.Select(volume => volume.Mapping)];

    /// <summary>Opens the volumes.</summary>
    /// <exception cref="FactsException">
    /// None was given, two stand for the same drive or share, one of the folders is no NTFS volume that can be read, or this machine does
    /// not run 64-bit Linux.
    /// </exception>
    public static MountedVolumes Open(IEnumerable<VolumeMapping> mappings)
    {
        var result = new MountedVolumes();
        foreach (var mapping in mappings)
        {
            if (result.Find(mapping.Root) is { } other)
                throw new FactsException($"The volumes '{other.Mapping}' and '{mapping}' stand for the same place. Leave one of them out.", mapping.ToString());
            result._volumes.Add(NtfsVolume.Open(mapping));
        }
        return result._volumes.Count > 0 ? result : throw new FactsException("No volume was named. Write one like D:=/mnt/d.", "");
    }

    /// <summary>True when the path is on one of the volumes.</summary>
    public bool Holds(string path) => Find(WindowsPath.Normalize(path)) is not null;

    /// <summary>The volume that a normalised path is on, or null.</summary>
    internal NtfsVolume? Find(string path)
    {
        foreach (var volume in _volumes)
        {
            if (WindowsPath.IsAtOrBelow(path, volume.Mapping.Root))
                return volume;
        }
        return null;
    }
}
