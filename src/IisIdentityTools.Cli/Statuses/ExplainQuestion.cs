using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Evidence.Files;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Cli.Statuses;

/// <summary>What iisid explain is asked.</summary>
internal sealed class ExplainQuestion
{
    /// <summary>Statuses as texts.</summary>
    public required IReadOnlyList<string> Statuses { get; init; }

    /// <summary>The server; null for none.</summary>
    public string? Server { get; init; }

    /// <summary>Recordings.</summary>
    public required EvidenceInput Evidence { get; init; }

    /// <summary>Where and who; its status comes from <see cref="Statuses"/>.</summary>
    public required RefusedRequest Where { get; init; }

    /// <summary>Every cause with every step.</summary>
    public bool ExplainsAll { get; init; }

    /// <summary>Answers go to a program.</summary>
    public bool IsJson { get; init; }

    /// <summary>True when there is more than a status.</summary>
    public bool IsAboutRequest => Server is not null || !Evidence.IsEmpty;

    /// <summary>The request that got a status.</summary>
    /// <exception cref="FormatException">The text is no status.</exception>
    public RefusedRequest RequestOf(string text)
    {
        var status = StatusText.Parse(text);
        return Where with { StatusCode = status.Status, SubStatus = status.SubStatus, Win32Status = status.Win32, Reason = status.Reason };
    }
}
