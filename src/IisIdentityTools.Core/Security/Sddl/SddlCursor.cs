using System.Runtime.CompilerServices;

namespace IisIdentityTools.Security.Sddl;

/// <summary>A place in an SDDL text that moves forward.</summary>
/// <param name="text">The whole text.</param>
internal sealed class SddlCursor(string text)
{
    private const int QuoteLength = 24;

    /// <summary>The whole text.</summary>
    public string Text { get; } = text;

    /// <summary>Place of the next character, counted from 0.</summary>
    public int Position { get; set; }

    /// <summary>True behind the last character.</summary>
    public bool IsAtEnd => Position >= Text.Length;

    /// <summary>The next character; the NUL character at the end.</summary>
    public char Next
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Position < Text.Length ? Text[Position] : '\0';
    }

    /// <summary>The character after the next; the NUL character when there is none.</summary>
    public char Second
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Position + 1 < Text.Length ? Text[Position + 1] : '\0';
    }

    /// <summary>Moves over white space.</summary>
    public void SkipBlanks()
    {
        while (Position < Text.Length && Text[Position] is ' ' or '\t' or '\r' or '\n')
            Position++;
    }

    /// <summary>Moves over spaces.</summary>
    public void SkipSpaces()
    {
        while (Position < Text.Length && Text[Position] == ' ')
            Position++;
    }

    /// <summary>Moves over that character if it is the next.</summary>
    public bool TryTake(char expected)
    {
        if (Position >= Text.Length || Text[Position] != expected)
            return false;
        Position++;
        return true;
    }

    /// <summary>Moves over that character, which must be the next.</summary>
    public void Take(char expected)
    {
        if (!TryTake(expected))
            throw Problem($"'{expected}' is expected");
    }

    /// <summary>The error for what stands next.</summary>
    public SddlException Problem(string reason) => Problem(reason, Position);

    /// <summary>The error for what stands at <paramref name="position"/>, counted from 0.</summary>
    public SddlException Problem(string reason, int position) => Problem(Text, reason, position);

    /// <summary>The error for what stands in an SDDL text at <paramref name="position"/>, counted from 0.</summary>
    public static SddlException Problem(string text, string reason, int position)
    {
        var quoted = position >= text.Length ? "at the end"
            : text.Length - position <= QuoteLength ? $"at '{text.Substring(position)}'"
            : $"at '{text.Substring(position, QuoteLength)}...'";
        return new(FormattableString.Invariant($"The SDDL cannot be read: {reason} (position {position + 1}, {quoted})."), position + 1);
    }
}
