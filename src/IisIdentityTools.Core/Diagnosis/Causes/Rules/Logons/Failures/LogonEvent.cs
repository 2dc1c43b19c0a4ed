using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;
using IisIdentityTools.Diagnosis.Evidence.Events;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Failures;

/// <summary>An event 4625 that is about a logon of a request.</summary>
/// <param name="Event">The event.</param>
/// <param name="Attempt">The logon.</param>
/// <param name="IsNear">True when it stands at the second of the request; null when either has no time, or the account is not certainly the same.</param>
internal sealed record LogonEvent(EventEvidence Event, LogonAttempt Attempt, bool? IsNear)
{
    /// <summary>True when the event names that NTSTATUS; a sub-status says more than the status.</summary>
    public bool Has(long code) => StatusText.ErrorCode(Event.SubStatus) is { } sub && sub != 0 ? sub == code : StatusText.ErrorCode(Event.Status) == code;
}
