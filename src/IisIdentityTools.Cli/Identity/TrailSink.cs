using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Text;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli.Identity;

/// <summary>Every identity of every answer and the steps that led there.</summary>
internal sealed class TrailSink(CliHost host) : IAnswerSink<EffectiveIdentity>
{
    private const int LabelWidth = 15;

    private readonly Page _page = new(host);
    private readonly AnswerTally _tally = new();
    private readonly UnknownNotes _notes = new();

    public void Write(EffectiveIdentity answer)
    {
        _tally.Add(answer);
        _page.Line($"{answer.Site}{answer.Path}: {answer.HandlerKind}, {answer.Authentication}", Style.Bold);
        Field("Application", $"{answer.Application}, pool {answer.ApplicationPool}");
        Field("Folder", answer.PhysicalPath);
        Field("Mapping", answer.HandlerName);
        Field("Process", answer.ProcessIdentity, answer.ProcessIdentityKind, answer.ProcessIdentitySid);
        Field("Request", answer.RequestIdentity, answer.RequestIdentityKind, answer.RequestIdentitySid);
        Field("Code", answer.CodeIdentity, answer.CodeIdentityKind, answer.CodeIdentitySid);
        Field("Content", answer.ContentIdentity, answer.ContentIdentityKind, answer.ContentIdentitySid);
        Field("Configuration", answer.ConfigurationIdentity, answer.ConfigurationIdentityKind, answer.ConfigurationIdentitySid);
        Field("File check", answer.FileAuthorizationIdentity, answer.FileAuthorizationIdentityKind, answer.FileAuthorizationIdentitySid);
        Field("Network", answer.NetworkIdentity, answer.NetworkIdentityKind, answer.NetworkIdentitySid);
        Field("Certainty", $"{answer.Certainty} {_notes.Mark(answer.Unknowns)}".TrimEnd());
        foreach (var problem in answer.Problems)
            _page.Problem(problem, "  ");
        _notes.List(_page, "  ");
        for (var i = 0; i < answer.Trail.Count; i++)
            Step(i + 1, answer.Trail[i]);
        _page.Line();
        _page.Show();
    }

    public void Complete() => _page.Wrapped("", _tally.Describe(_notes.Count), Style.Bold);

    public void Dispose()
    {
    }

    private void Field(string label, string name, IdentityKind kind, string sid) =>
        Field(label, name.Length == 0 ? (kind == IdentityKind.None ? "-" : kind.ToString()) : $"{name} ({kind}{(sid.Length == 0 ? "" : ", " + sid)})");

    private void Field(string label, string value) => _page.Wrapped("  " + label.PadRight(LabelWidth), value.Length == 0 ? "-" : value);

    private void Step(int number, TrailStep step)
    {
        var setting = step.Value.Length == 0 ? step.Setting : $"{step.Setting} = {step.Value}";
        var rule = step.Rule.Length == 0 ? "" : $" [{step.Rule}]";
        _page.Wrapped(FormattableString.Invariant($"  {number,2}. "), $"{setting}: {step.Says}{rule}");
        if (step.File.Length > 0)
            _page.Line($"      {Page.At(step.File, step.Line)}{(step.Location.Length == 0 ? "" : $", location \"{step.Location}\"")}");
    }
}
