using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Connections;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Failures;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Negotiate;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons;

/// <summary>The rules about connections, logons and the rules that ask who somebody is, in the order of the questions (causes 8).</summary>
internal static class LogonsRules
{
    public static IReadOnlyList<ICauseRule> All { get; } =
    [
        new HeaderSizeRule(),
        new PathSegmentRule(),
        new HostBindingRule(),
        new LateCertificateRule(),
        new NothingOnRule(),
        new IisAuthorizationRule(),
        new WebDavAnonymousRule(),
        new CertificateMappingRule(),
        new MixedLoginRule(),
        new WindowsOfferRule(),
        new NetAuthorizationRule(),
        new ApplicationRefusalRule(),
        new LogonFailureRule(),
        new LogonRightRule(),
        new LogonDomainRule(),
        new LoopbackRule(),
        new KerberosAccountRule(),
        new KerberosPortRule(),
        new ExtendedProtectionRule(),
        new AnonymousLogonRule(),
        new AuditFullRule(),
        new NtlmRule(),
        new SpecialLogonRule(),
        new StaleTokenRule(),
    ];
}
