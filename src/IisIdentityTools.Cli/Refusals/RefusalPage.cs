using System.Globalization;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Text;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli.Refusals;

/// <summary>Explanations for people, one block each: what and where, who, why, what to do.</summary>
internal sealed class RefusalPage(CliHost host, bool explainsAll)
{
    private const int ShownOthers = 4;
    private const int ShownPlaces = 3;
    private const int LabelWidth = 8;

    private readonly Page _page = new(host);
    private bool _isFirst = true;

    /// <summary>Writes one.</summary>
    public void Write(RefusalExplanation refusal)
    {
        if (!_isFirst)
            _page.Line();
        _isFirst = false;
        _page.Line(Heading(refusal), Style.Bold);
        Part("Runs as", RunsAs(refusal));
        Part("Why", refusal.Why + Mark(refusal), refusal.Causes.Count > 0 && refusal.Confidence == CauseConfidence.Proved ? Style.Red : Style.Yellow);
        if (IsGuess(refusal))
        {
            Parts("Seen", refusal.SeenAt.Take(ShownPlaces).Select(Short).ToArray());
            Others("Perhaps", refusal.Causes);
        }
        else if (refusal.Causes.Count > 0)
        {
            First(refusal.Causes[0], refusal.SeenAt);
            Others("Besides", refusal.Causes.Skip(1).ToArray());
        }

        Parts("Ask", refusal.Questions);
        Parts("Note", refusal.Notes);
        _page.Show();
    }

    private static string Heading(RefusalExplanation refusal)
    {
        var count = refusal.Count > 0 ? Count.Of(refusal.Count, "request") + ", " : "";
        var place = refusal.Url.StartsWith('/') || refusal.Site.Length == 0 ? refusal.Site + refusal.Url : $"{refusal.Site} {refusal.Url}".TrimEnd();
        if (place.Length == 0)
            place = refusal.PhysicalPath;
        var user = refusal.User.Length > 0 ? " by " + refusal.User : "";
        var last = refusal.LastSeenUtc > DateTime.MinValue ? refusal.LastSeenUtc.ToString("', last 'yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "";
        var basis = refusal.Basis == RefusalBasis.Predicted ? " (predicted)" : "";
        return $"{count}{refusal.Status}{(place.Length > 0 ? " " + place : "")}{user}{basis}{last}".TrimStart();
    }

    private static string Mark(RefusalExplanation refusal) =>
        refusal.Kind != FailureKind.Failure || refusal.CauseId.Length == 0 || IsGuess(refusal) ? "" : $" [{refusal.CauseId}, {refusal.Confidence.ToString().ToLowerInvariant()}]";

    private void First(Cause cause, IReadOnlyList<string> seenAt)
    {
        // The first sentence is the Why itself.
        Parts("", cause.Because.Skip(1).ToArray());
        if (cause.File.Length > 0)
            Part("At", Page.At(cause.File, cause.Line));
        Parts("Seen", cause.Evidence.Select(seen => seenAt.Contains(seen) ? Short(seen) : seen).ToArray());
        Part("Do", cause.Fix);
        if (cause.Command.Length > 0 && cause.Fix.IndexOf(cause.Command, StringComparison.Ordinal) < 0)
            Part("Command", cause.Command);
        Part("Also", cause.SideEffect);
        Part("Avoid", cause.Avoid);
    }

    /// <summary>Nothing is known but what the status looks like: no cause stands before the others.</summary>
    private static bool IsGuess(RefusalExplanation refusal) => refusal is { Causes: [{ Confidence: CauseConfidence.Possible, Because.Count: 0 }, _, ..] };

    private void Others(string label, IReadOnlyList<Cause> causes)
    {
        var doubt = label == "Perhaps" ? "" : "Perhaps: ";
        var shown = explainsAll ? causes : causes.Take(ShownOthers);
        foreach (var cause in shown)
        {
            var why = cause.Because.Count > 0 ? cause.Because[0] : (cause.Confidence == CauseConfidence.Possible ? doubt : "") + cause.Title + ".";
            Part(label, $"{why} [{cause.Id}, {cause.Confidence.ToString().ToLowerInvariant()}]{(cause.File.Length > 0 ? $" ({Page.At(cause.File, cause.Line)})" : "")}");
            label = "";
            if (explainsAll)
                Parts("", cause.Because.Skip(1).Append("Do: " + cause.Fix).ToArray());
        }

        if (!explainsAll && causes.Count > ShownOthers)
            Part("", $"and {Count.Of(causes.Count - ShownOthers, "more cause")}: --all shows them.");
    }

    private void Parts(string label, IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            Part(label, text);
            label = "";
        }
    }

    private void Part(string label, string text, Style style = Style.Plain)
    {
        if (text.Length > 0)
            _page.Wrapped($"  {label.PadRight(LabelWidth)}  ", text.Trim(), style);
    }

    private static string RunsAs(RefusalExplanation refusal)
    {
        var request = refusal.RequestIdentity.Length > 0 ? ", request " + refusal.RequestIdentity : "";
        var process = refusal.ProcessIdentity.Length > 0 ? $"process {refusal.ProcessIdentity}{request}" : "";
        // A place that its configuration refuses as a whole has no handler.
        return process.Length == 0 || refusal.Handler is "" or nameof(HandlerKind.Unknown) ? process : $"{refusal.Handler}: {process}";
    }

    /// <summary>File and line with the folder that it is in: logs of sites have the same names in folders of their own.</summary>
    private static string Short(string place)
    {
        var parts = place.Split('/', '\\');
        return string.Join('/', parts.TakeLast(2));
    }
}
