using IisIdentityTools.Cli.Text;
using IisIdentityTools.Diagnosis.Logs;

namespace IisIdentityTools.Cli.Denied;

/// <summary>What was read in all, in sentences.</summary>
internal static class FailureTotals
{
    /// <summary>The failures and what they were found in.</summary>
    public static string Found(FailureReport report)
    {
        var failures = report.Failures == 0 ? "Nothing asked about failed" : Count.Of(report.Failures, "failure");
        var groups = report.Failures == 0 ? "" : $" in {Count.Of(report.Groups.Count(group => group.Kind == FailureKind.Failure), "group")}";
        return $"{failures}{groups}: {Count.Of(report.Requests, "request")} in {Count.Of(report.Lines, "line")} of {Count.Of(report.Files, "file")}.";
    }

    /// <summary>What was asked about and is no failure; null when there was nothing.</summary>
    public static string? Harmless(FailureReport report)
    {
        var parts = new List<string>();
        if (report.HandshakeLegs > 0)
            parts.Add(Count.Of(report.HandshakeLegs, "leg of handshakes", "legs of handshakes"));
        if (report.AnonymousProbes > 0)
            parts.Add(Count.Of(report.AnonymousProbes, "anonymous probe"));
        if (report.ClientAborts > 0)
            parts.Add(Count.Of(report.ClientAborts, "request whose client went away", "requests whose client went away"));
        return parts.Count == 0 ? null : $"Not counted as failures: {string.Join(", ", parts)}.";
    }

    /// <summary>Lines that could not be read; null when there were none.</summary>
    public static string? Rejected(FailureReport report) => report.RejectedLines == 0 ? null : $"{Count.Of(report.RejectedLines, "line")} could not be read.";
}
