namespace IisIdentityTools.Diagnosis.Causes.Rules.Places;

/// <summary>The rules about what handlers, modules, pools and applications refuse.</summary>
internal static class PlacesRules
{
    public static IReadOnlyList<ICauseRule> All { get; } =
    [];
}
