using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

/// <summary>The verb that rules are asked about.</summary>
internal static class RuleVerb
{
    public static string Of(RefusalCase refusal) => refusal.Request.Verb.Length == 0 ? "GET" : refusal.Request.Verb;
}
