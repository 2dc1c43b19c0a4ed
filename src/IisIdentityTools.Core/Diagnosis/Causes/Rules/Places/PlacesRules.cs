using IisIdentityTools.Diagnosis.Causes.Rules.Places.Code;
using IisIdentityTools.Diagnosis.Causes.Rules.Places.Core;
using IisIdentityTools.Diagnosis.Causes.Rules.Places.Forbidden;
using IisIdentityTools.Diagnosis.Causes.Rules.Places.Hops;
using IisIdentityTools.Diagnosis.Causes.Rules.Places.NotFound;
using IisIdentityTools.Diagnosis.Causes.Rules.Places.Pools;
using IisIdentityTools.Diagnosis.Causes.Rules.Places.Scripts;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places;

/// <summary>The rules about what handlers, modules, pools and applications refuse.</summary>
internal static class PlacesRules
{
    private static readonly ICauseRule[] s_rules =
    [
        new AccessPolicyRule(),
        new TlsRule(),
        new AddressRule(),
        new RequestRateRule(),
        new FolderRule(),
        new ExecuteUrlRule(),
        new TraceRule(),
        new CertificateRule(),
        new SiteLimitRule(),
        new FileRule(),
        new ProgramListRule(),
        new MimeTypeRule(),
        new MappingRule(),
        new VerbRule(),
        new WebDavRule(),
        new RequestFilterRule(),
        new PoolStateRule(),
        new PoolAccountRule(),
        new PoolRightsRule(),
        new PoolEventRule(),
        new PoolFilesRule(),
        new RequestLimitRule(),
        new HostingModelRule(),
        new CoreProgramRule(),
        new CoreStartRule(),
        new CodeWriteRule(),
        new AspNetFoldersRule(),
        new CodeSettingsRule(),
        new ProfileRule(),
        new CgiRule(),
        new FastCgiRule(),
        new IsapiRule(),
        new JetRule(),
        new UploadRule(),
        new ForwardingRule(),
        new SecondHopRule(),
    ];

    public static IReadOnlyList<ICauseRule> All { get; } = Array.ConvertAll(s_rules, rule => new CandidateRule(rule));
}
