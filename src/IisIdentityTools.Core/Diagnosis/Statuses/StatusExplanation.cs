using IisIdentityTools.Diagnosis.Causes;

namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>What is known of one text of the question.</summary>
public sealed class StatusExplanation
{
    /// <summary>The text as it was asked.</summary>
    public required string Text { get; init; }

    /// <summary>Its usual spelling.</summary>
    public required string Code { get; init; }

    /// <summary>What it names.</summary>
    public required StatusKind Kind { get; init; }

    /// <summary>Short name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it means; empty when <see cref="Candidates"/> says what it may be.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>Which part of the server sets it; empty when that is not known.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Who sets it, by name.</summary>
    public string SetBy { get; init; } = "";

    /// <summary>What kind of thing has to change.</summary>
    public StatusConcern Concern { get; init; }

    /// <summary>What it says about identities and permissions.</summary>
    public string Identity { get; init; } = "";

    /// <summary>The error code without sign; 0 when the text has none.</summary>
    public long ErrorCode { get; init; }

    /// <summary>Its name in the Windows headers.</summary>
    public string ErrorName { get; init; } = "";

    /// <summary>What it means.</summary>
    public string ErrorMeaning { get; init; } = "";

    /// <summary>What would be needed to tell the cause.</summary>
    public required IReadOnlyList<string> Needed { get; init; }

    /// <summary>What the status may be when its sub-status is not stated: "401.1 Logon failed".</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>Causes that look like it, the most telling first: "ACL-ANON The anonymous user may not read the file".</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>What the explanation stands on.</summary>
    public string Source { get; init; } = "";

    /// <summary>Explains a text.</summary>
    /// <exception cref="FormatException">It names nothing that is known; the message names the text.</exception>
    public static StatusExplanation Of(string text)
    {
        var reference = StatusText.Parse(text);
        var code = reference.Win32 == StatusReference.Unstated ? null : Win32Codes.Describe(reference.Win32);
        if (StatusCatalog.Find(reference) is not { } entry)
            return reference.Kind == StatusKind.ErrorCode ? OfCode(text, code!) : OfStatus(text, reference, code);
        return new()
        {
            Text = text,
            Code = reference.ToString(),
            Kind = reference.Kind,
            Name = entry.Name,
            Meaning = entry.Meaning,
            Origin = entry.Origin.ToString(),
            SetBy = entry.SetBy,
            Concern = entry.Concern,
            Identity = entry.Identity,
            ErrorCode = code?.Value ?? 0,
            ErrorName = code?.Name ?? "",
            ErrorMeaning = code?.Meaning ?? "",
            Needed = [.. NeededFacts.Of(reference), .. NeededFacts.Of(entry.Concern)],
            Causes = CausesOf(reference),
            Source = entry.Source,
        };
    }

    private static StatusExplanation OfCode(string text, ErrorCode code) => new()
    {
        Text = text,
        Code = code.Hex,
        Kind = StatusKind.ErrorCode,
        Name = code.Name,
        ErrorCode = code.Value,
        ErrorName = code.Name,
        ErrorMeaning = code.Meaning,
        Needed = [NeededFacts.Status],
        Source = "[MS-ERREF] 2.1 to 2.3",
    };

    private static StatusExplanation OfStatus(string text, StatusReference reference, ErrorCode? code)
    {
        var known = reference.Kind == StatusKind.Status ? StatusCatalog.WithStatus(reference.Status) : [];
        if (known.Count == 0 || reference.SubStatus != StatusReference.Unstated)
            throw new FormatException($"'{text}' is not known.{Others(known)} Examples of what is: 401.3, 401.3.5, 500.19/0x80070021, 0x80070005, AppOffline, \"WAS 5021\".");
        return new()
        {
            Text = text,
            Code = reference.ToString(),
            Kind = StatusKind.Status,
            ErrorCode = code?.Value ?? 0,
            ErrorName = code?.Name ?? "",
            ErrorMeaning = code?.Meaning ?? "",
            Needed = [.. NeededFacts.Of(reference)],
            Candidates = [.. known.Select(entry => entry.ToString())],
            Causes = CausesOf(reference),
        };
    }

    private static string[] CausesOf(StatusReference reference) =>
        CauseCatalog.Looking(new RefusedRequest { StatusCode = reference.Status, SubStatus = reference.SubStatus, Win32Status = reference.Win32, Reason = reference.Reason }).Select(cause => cause.ToString()).ToArray();

    private static string Others(IReadOnlyList<StatusEntry> known) =>
        known.Count == 0 ? "" : $" With that status there are {string.Join(", ", known.Select(entry => entry.Code))}; others are the application's own.";
}
