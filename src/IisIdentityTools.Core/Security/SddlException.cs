namespace IisIdentityTools.Security;

/// <summary>A text is no SDDL, or a descriptor has something that SDDL has no words for.</summary>
/// <param name="message">What is wrong, with the place quoted.</param>
/// <param name="position">Character at which it is wrong, counted from 1; 0 when no text was read.</param>
public sealed class SddlException(string message, int position) : FormatException(message)
{
    /// <summary>Character at which it is wrong, counted from 1; 0 when no text was read.</summary>
    public int Position { get; } = position;
}
