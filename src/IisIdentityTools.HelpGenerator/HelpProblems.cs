namespace IisIdentityTools.HelpGenerator;

/// <summary>What help lacks. Each lack is an error of the build.</summary>
internal sealed class HelpProblems
{
    private readonly List<string> _lines = [];

    public bool Any => _lines.Count > 0;

    public void Add(string subject, string message) => _lines.Add($"{subject} : error IISHELP: {message}");

    public void WriteTo(TextWriter writer) => _lines.ForEach(writer.WriteLine);
}
