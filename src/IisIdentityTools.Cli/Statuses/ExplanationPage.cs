using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Text;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Cli.Statuses;

/// <summary>Explanations for people, one below the other.</summary>
internal sealed class ExplanationPage(CliHost host)
{
    private readonly Page _page = new(host);
    private bool _isFirst = true;

    /// <summary>Writes one.</summary>
    public void Write(StatusExplanation status)
    {
        if (!_isFirst)
            _page.Line();
        _isFirst = false;
        _page.Line(status.Name.Length == 0 ? status.Code : $"{status.Code} {status.Name}", Style.Bold);
        Part("Means", status.Meaning);
        Part("May be", string.Join("; ", status.Candidates));
        Part("Set by", status.SetBy);
        Part("Identity", status.Identity);
        if (status.ErrorMeaning.Length > 0)
            Part("Code", $"{CodeOf(status)}: {status.ErrorMeaning}");
        var cause = "Causes";
        foreach (var each in status.Causes)
        {
            Part(cause, each);
            cause = "";
        }

        var label = "To tell";
        foreach (var fact in status.Needed)
        {
            Part(label, fact);
            label = "";
        }

        Part("Source", status.Source);
    }

    private void Part(string label, string text)
    {
        if (text.Length > 0)
            _page.Wrapped($"  {label,-8}  ", text);
    }

    private static string CodeOf(StatusExplanation status) => status.ErrorName.Length > 0 ? Win32Codes.Describe(status.ErrorCode).ToString() : Win32Codes.Hex(status.ErrorCode);
}
