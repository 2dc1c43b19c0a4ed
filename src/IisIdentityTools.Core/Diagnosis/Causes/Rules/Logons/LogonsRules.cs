namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons;

/// <summary>The rules about connections, logons and the rules that ask who somebody is.</summary>
internal static class LogonsRules
{
    public static IReadOnlyList<ICauseRule> All { get; } =
    [];
}
