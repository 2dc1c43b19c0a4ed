using System.Text;

namespace IisIdentityTools.PowerShell.Changes;

/// <summary>Lines of a text for a console, each at its depth.</summary>
internal sealed class ChangeText
{
    private const int Indent = 2;

    private readonly StringBuilder _text = new();

    /// <summary>Adds a line.</summary>
    public ChangeText Line(string line, int depth = 0)
    {
        _text.Append(' ', depth * Indent).Append(line.TrimEnd('\r')).Append(Environment.NewLine);
        return this;
    }

    /// <summary>Adds a headline with an empty line above it.</summary>
    public ChangeText Head(string line)
    {
        _text.Append(Environment.NewLine);
        return Line(line);
    }

    /// <summary>Adds lines.</summary>
    public ChangeText Lines(IEnumerable<string> lines, int depth)
    {
        foreach (var line in lines)
            Line(line, depth);
        return this;
    }

    /// <summary>Adds a difference, line by line.</summary>
    public ChangeText Diff(string diff, int depth) => Lines(diff.TrimEnd('\n').Split('\n'), depth);

    /// <summary>All of it, without the last line's end.</summary>
    public override string ToString() => _text.ToString().TrimEnd();
}
