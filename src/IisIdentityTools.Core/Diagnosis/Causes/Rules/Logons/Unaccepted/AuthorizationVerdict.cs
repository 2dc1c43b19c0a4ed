using IisIdentityTools.Configuration.Effective;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

/// <summary>What a list of authorization rules says of a user.</summary>
/// <param name="IsAllowed">Null when it cannot be told.</param>
/// <param name="Rule">The rule that decides; of a refusal that no rule speaks out the last one that lets others in; null when there is none.</param>
/// <param name="IsByRule">True when that rule itself names the user; false when no rule does.</param>
/// <param name="Filtered">The rule that would let the user in, had UAC not taken Administrators out of the token; null when there is none.</param>
internal sealed record AuthorizationVerdict(bool? IsAllowed, EffectiveElement? Rule, bool IsByRule, EffectiveElement? Filtered = null);
