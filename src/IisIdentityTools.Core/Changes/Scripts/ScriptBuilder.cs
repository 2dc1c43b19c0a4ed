namespace IisIdentityTools.Changes.Scripts;

/// <summary>The lines of a script, with the line ends of Windows.</summary>
internal sealed class ScriptBuilder
{
    private const string LineEnd = "\r\n";
    private const int WidestComment = 150;

    private readonly List<string> _lines = [];

    /// <summary>What stands before each line that is added from now on.</summary>
    public string Indent { get; set; } = "";

    /// <summary>Adds lines.</summary>
    public void Add(params string[] lines)
    {
        foreach (var line in lines)
            _lines.Add(line.Length == 0 ? "" : Indent + line);
    }

    /// <summary>Adds the lines of a text that is a part of every script.</summary>
    public void AddText(string text) => Add(text.Replace("\r", "").Split('\n'));

    /// <summary>Adds a comment, wrapped at spaces.</summary>
    public void Comment(string text, string mark = "")
    {
        var lead = "# " + mark;
        var line = "";
        foreach (var word in ScriptText.Comment(text).Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length + lead.Length >= WidestComment)
            {
                Add(lead + line);
                lead = "# " + new string(' ', mark.Length);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        Add((lead + line).TrimEnd());
    }

    /// <summary>The script.</summary>
    public override string ToString() => string.Concat(_lines.Select(line => line + LineEnd));
}
