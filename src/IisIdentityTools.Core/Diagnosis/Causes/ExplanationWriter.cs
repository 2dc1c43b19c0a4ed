using System.Globalization;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>Lays an explanation out: what was seen, the causes with what the catalogue knows of them, what is left to ask.</summary>
internal static class ExplanationWriter
{
    private const int ShownEvidence = 3;
    private const int ShownQuestions = 3;

    public static RefusalExplanation Write(RefusalCase refusal, IReadOnlyList<CauseFinding> findings)
    {
        var request = refusal.Request;
        var reference = ReferenceOf(request);
        var entry = reference is null ? null : StatusCatalog.Find(reference);
        var causes = findings.Select(finding => Cause(finding, request)).ToArray();
        var first = causes.Length > 0 ? causes[0] : null;
        return new()
        {
            Server = refusal.Facts?.Server.Name ?? request.Server,
            Source = refusal.Facts?.Source ?? "",
            Basis = request.Basis,
            Kind = request.Kind,
            Site = refusal.Site?.Name ?? request.Site,
            Application = refusal.Place?.Application.Path ?? "",
            Url = request.Url.StartsWith("/", StringComparison.Ordinal) ? request.Url : refusal.Place?.UrlPath ?? request.Url,
            PhysicalPath = refusal.Place?.PhysicalPath ?? request.Path,
            Status = Label(request, reference),
            StatusName = entry?.Name ?? "",
            Meaning = entry?.Meaning ?? "",
            User = request.User,
            Count = request.Count,
            ClientCount = request.ClientCount,
            FirstSeenUtc = request.FirstSeenUtc,
            LastSeenUtc = request.LastSeenUtc,
            Handler = refusal.Place?.Handler.ToString() ?? "",
            ApplicationPool = refusal.Pool,
            ProcessIdentity = refusal.Place?.Answer.ProcessIdentity ?? "",
            RequestIdentity = refusal.Place?.Answer.RequestIdentity ?? "",
            Why = Why(refusal, causes, entry),
            // What only looks alike advises nothing: the causes have their own fixes with them.
            Fix = first is null || IsGuess(first) ? "" : first.Fix,
            Causes = causes,
            Questions = Questions(refusal, causes, reference, entry).Distinct(StringComparer.Ordinal).ToArray(),
            Notes = Notes(refusal, causes).ToArray(),
            SeenAt = request.SeenAt.ToArray(),
        };
    }

    private static Cause Cause(CauseFinding finding, RefusedRequest request)
    {
        var entry = CauseCatalog.Find(finding.Id) ?? throw new InvalidOperationException($"The catalogue has no cause '{finding.Id}'.");
        var confidence = (CauseConfidence)(finding.Verdict - CauseVerdict.Possible);
        var isShown = confidence == CauseConfidence.Proved;
        return new()
        {
            Id = entry.Id,
            Title = entry.Title,
            Confidence = confidence,
            Stage = entry.Stage,
            Identity = finding.Identity,
            IdentitySid = finding.IdentitySid,
            Path = finding.Path,
            File = finding.File,
            Line = finding.Line,
            Because = finding.Because.ToArray(),
            Evidence = [.. request.SeenAt.Take(ShownEvidence), .. finding.Evidence],
            ToProve = isShown ? [] : finding.ToProve.Count > 0 ? finding.ToProve.ToArray() : [entry.Ask.Length > 0 ? entry.Ask : $"Whether {entry.ProvedWhen.TrimEnd('.')}."],
            Fix = finding.Fix.Length > 0 ? finding.Fix : entry.Fix,
            Command = finding.Command,
            SideEffect = finding.SideEffect,
            Avoid = entry.Avoid,
            Mark = entry.Mark,
            Source = entry.Source,
        };
    }

    private static bool IsAllowedThroughout(RefusalCase refusal) =>
        refusal.Place is { } place && refusal.Is(401, 3) && place.Accesses.Count > 0 && place.Accesses.All(access => access.IsAllowed);

    private static bool IsGuess(Cause cause) => cause.Confidence == CauseConfidence.Possible && cause.Because.Count == 0;

    private static string Why(RefusalCase refusal, Cause[] causes, StatusEntry? entry)
    {
        if (refusal.Request.Kind != FailureKind.Failure)
            return Harmless(refusal.Request.Kind);
        if (causes.Length > 0 && IsGuess(causes[0]) && IsAllowedThroughout(refusal))
            return "The captured permissions allow everything that this request needs: they do not explain the refusal.";
        // What IIS itself wrote about a configuration error says more than any guess.
        if (causes.Length > 0 && IsGuess(causes[0]) && refusal.Trace?.Errors.FirstOrDefault()?.ConfigurationMessage is { Length: > 0 } message)
            return $"The trace says: {message.Trim()}";
        if (causes.Length > 0 && IsGuess(causes[0]))
            return causes.Length == 1 ? $"Perhaps: {causes[0].Title}." : $"{entry?.Meaning ?? "The status is not known."} {causes.Length} causes look like it.".TrimStart();
        if (causes.Length > 0)
            return causes[0].Because.Count > 0 ? causes[0].Because[0] : causes[0].Title + ".";
        return entry is null ? "The status is not known, so nothing can be said." : refusal.Place is null ? entry.Meaning : "The captured facts do not explain it. " + entry.Meaning;
    }

    private static string Harmless(FailureKind kind) => kind switch
    {
        FailureKind.HandshakeLeg => "Nothing was refused: it is a leg of a logon that succeeded.",
        FailureKind.AnonymousProbe => "Nothing was refused: the client asked without credentials first, and was served with them.",
        _ => "Nothing was refused: the client went away before the answer.",
    };

    private static IEnumerable<string> Questions(RefusalCase refusal, IReadOnlyList<Cause> causes, StatusReference? reference, StatusEntry? entry)
    {
        if (refusal.Request.Kind != FailureKind.Failure || causes.Any(cause => cause.Confidence == CauseConfidence.Proved))
            yield break;
        if (reference is null)
        {
            yield return NeededFacts.Status;
            yield break;
        }

        foreach (var fact in NeededFacts.Of(reference))
            yield return fact;
        // Those that fit best are asked about; the others have their own questions with them.
        foreach (var cause in causes.Where(cause => cause.Confidence == causes[0].Confidence).Take(ShownQuestions))
            foreach (var fact in cause.ToProve)
                yield return $"{cause.Id}: {fact}";
        if (refusal.Server is null)
            yield return "A snapshot of the server: with it the configuration, the identities and the permissions are looked at.";
        else if (refusal.Place is null)
            yield return "The site and the URL: without them the server's settings cannot be looked at.";
        if (entry is not null && refusal.Place is null)
            foreach (var fact in NeededFacts.Of(entry.Concern))
                yield return fact;
    }

    private static IEnumerable<string> Notes(RefusalCase refusal, IReadOnlyList<Cause> causes)
    {
        if (refusal.Request.Kind != FailureKind.Failure)
            yield break;
        if (IsAllowedThroughout(refusal) && !causes.Any(cause => cause.Confidence == CauseConfidence.Proved))
            yield return "The captured permissions allow everything that this request needs. Ask for the state of the file, the share, the time of the facts and caches.";
        if (refusal.Facts?.Server.CapturedUtc is { } captured && refusal.Request.LastSeenUtc > DateTime.MinValue && captured < refusal.Request.LastSeenUtc.AddDays(-1))
            yield return string.Format(CultureInfo.InvariantCulture, "The facts are of {0:yyyy-MM-dd HH:mm}Z, the last refusal of {1:yyyy-MM-dd HH:mm}Z: what was changed between is not in them.", captured, refusal.Request.LastSeenUtc);
        if (refusal.Facts?.Server.CapturedUtc is { } later && refusal.Request.LastSeenUtc > DateTime.MinValue && later > refusal.Request.LastSeenUtc.AddDays(1))
            yield return string.Format(CultureInfo.InvariantCulture, "The facts are of {0:yyyy-MM-dd HH:mm}Z, the last refusal of {1:yyyy-MM-dd HH:mm}Z: what was changed after the refusal counts here as if it had been so before.", later, refusal.Request.LastSeenUtc);
        if (refusal.Place is { } landed)
            foreach (var unknown in landed.Answer.Unknowns)
                yield return unknown;
    }

    private static string Label(RefusedRequest request, StatusReference? reference) =>
        reference is null ? "" : request.SubStatus < 0 || request.Win32Status < 0 ? reference.ToString() : StatusText.Write(request.StatusCode, request.SubStatus, reference.Win32, request.Reason);

    private static StatusReference? ReferenceOf(RefusedRequest request)
    {
        if (request.Reason.Length > 0)
            return StatusText.TryParse(request.StatusCode > 0 ? string.Format(CultureInfo.InvariantCulture, "{0} {1}", request.StatusCode, request.Reason) : request.Reason);
        if (request.StatusCode <= 0)
            return null;
        return new()
        {
            Kind = StatusKind.Status,
            Status = request.StatusCode,
            SubStatus = request.SubStatus,
            Win32 = request.Win32Status < 0 ? StatusReference.Unstated : Win32Codes.AsLogged(request.Win32Status),
        };
    }
}
