using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;
using IisIdentityTools.Diagnosis.Evidence.Events;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Failures;

/// <summary>Finds the events 4625 that belong to the logons of a request: same account, same kind of logon, same second (causes 7, B11).</summary>
internal static class LogonEvents
{
    /// <summary>What is missing when an event and a request cannot be compared by time.</summary>
    public const string AskTime = "The time of request and event, and the account of both: do they fall into one second.";

    // The answer is logged when it was sent, the event when the logon failed.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(2);

    /// <summary>The events, those that certainly belong to it first.</summary>
    public static IReadOnlyList<LogonEvent> Of(RefusalCase refusal, IReadOnlyList<LogonAttempt> attempts) =>
        attempts.SelectMany(attempt => refusal.Events.Where(each => each.LogonType != 0).Select(each => Match(refusal, attempt, each)))
            .Where(found => found is not null).Select(found => found!).OrderByDescending(found => found.IsNear == true).ToArray();

    private static LogonEvent? Match(RefusalCase refusal, LogonAttempt attempt, EventEvidence found)
    {
        // A user who did not say how he logs on comes over the network, by a password or interactively; batch and service logons are those of pools.
        var fitsType = attempt.LogonType == 0 ? found.LogonType is 2 or 3 or 8 : found.LogonType == attempt.LogonType;
        if (!fitsType || IsNear(refusal.Request, found) is false)
            return null;
        var same = attempt.Account.Length > 0 ? AccountNames.AreSame(attempt.Account, found.Account, refusal.Facts) : IsFromClient(refusal.Request, found);
        return same == false ? null : new LogonEvent(found, attempt, same == true ? IsNear(refusal.Request, found) : null);
    }

    private static bool? IsNear(RefusedRequest request, EventEvidence found) =>
        request.FirstSeenUtc == default || found.TimeUtc == default ? null : found.TimeUtc >= request.FirstSeenUtc - s_tolerance && found.TimeUtc <= request.LastSeenUtc + s_tolerance;

    /// <summary>A log has no name of a failed NTLM logon: the client's address stands for it.</summary>
    private static bool? IsFromClient(RefusedRequest request, EventEvidence found) =>
        found.Address.Length < 2 || request.Clients.Count == 0 ? null : request.Clients.Contains(found.Address, StringComparer.OrdinalIgnoreCase) ? true : request.ClientCount > request.Clients.Count ? null : false;
}
