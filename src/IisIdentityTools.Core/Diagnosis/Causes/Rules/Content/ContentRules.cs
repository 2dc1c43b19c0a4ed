using IisIdentityTools.Diagnosis.Causes.Rules.Content.Configuration;
using IisIdentityTools.Diagnosis.Causes.Rules.Content.Files;
using IisIdentityTools.Diagnosis.Causes.Rules.Content.Shares;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content;

/// <summary>The rules about what files, folders, shares and configuration files refuse.</summary>
internal static class ContentRules
{
    public static IReadOnlyList<ICauseRule> All { get; } =
    [
        new ConfigurationProblemRule(),
        new ConfigurationAccessRule(),
        new ContentLogonRule(),
        new FolderStateRule(),
        new HandlerModuleRule(),
        new ContentAccessRule(),
        new FileAuthorizationRule(),
        new EngineAccessRule(),
        new ImpersonationRightRule(),
        new ShareIdentityRule(),
        new ErrorPageRule(),
        new FileAttributeRule(),
        new FileLockRule(),
        new PathRule(),
        new SymbolicLinkRule(),
        new RefusedOpenRule(),
        new RecordedOpenRule(),
    ];
}
