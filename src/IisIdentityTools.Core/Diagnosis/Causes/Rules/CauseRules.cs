using IisIdentityTools.Diagnosis.Causes.Rules.Content;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons;
using IisIdentityTools.Diagnosis.Causes.Rules.Places;

namespace IisIdentityTools.Diagnosis.Causes.Rules;

/// <summary>All rules.</summary>
internal static class CauseRules
{
    /// <summary>The rules; their order decides nothing but which of two findings of one stage stands first.</summary>
    public static IReadOnlyList<ICauseRule> All { get; } = [.. LogonsRules.All, .. ContentRules.All, .. PlacesRules.All];
}
