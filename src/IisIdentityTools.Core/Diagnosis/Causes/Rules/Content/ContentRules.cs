namespace IisIdentityTools.Diagnosis.Causes.Rules.Content;

/// <summary>The rules about what files, folders, shares and configuration files refuse.</summary>
internal static class ContentRules
{
    public static IReadOnlyList<ICauseRule> All { get; } =
    [
        new ContentAccessRule(),
    ];
}
