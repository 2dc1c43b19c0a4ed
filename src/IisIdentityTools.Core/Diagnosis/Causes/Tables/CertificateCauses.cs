using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>403 for client certificates. Chains are built with the stores of the computer and its clock, which no snapshot has.</summary>
internal static class CertificateCauses
{
    private const string Verify = "The chain as the server sees it: certutil -verify -urlfetch \"<client>.cer\", run on the server as administrator.";

    public static CauseEntry[] Rows { get; } =
    [
        new("CERT-NONE", "The client sent no certificate", CauseStage.BeginRequest, CauseAccounts.RequestUser, ["403.7"])
        {
            Seen = "403.7.",
            ProvedWhen = "sslFlags requires a certificate and the client has none with a private key, or TLS ends before IIS",
            Ask = "On the client: certutil -user -store my. And whether a proxy ends TLS.",
            Fix = "Issue a certificate with its private key to the user; take SslRequireCert away where a certificate is only welcome.",
            Source = "KB 942067, KB 186812",
        },
        new("CERT-CTL", "The list of trusted issuers misses the client's", CauseStage.BeginRequest, CauseAccounts.None, ["403.7"])
        {
            Seen = "403.7 though the client has a certificate.",
            ProvedWhen = "the server sends its list of issuers, and the client's root is not in it, or the store of roots holds what is no root",
            Ask = "certutil -store root, and reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL /v SendTrustedIssuerList.",
            Fix = "Move what is not self-signed out of the computer's Trusted Root store.",
            Avoid = "Switching SendTrustedIssuerList off first.",
            Source = "KB 2802568",
        },
        new("CERT-ROOT", "The server does not trust the client certificate's root", CauseStage.BeginRequest, CauseAccounts.None, ["403.16/0x800B0109"])
        {
            Seen = "403.16 with 2148204809 (0x800B0109).",
            ProvedWhen = "the root is not in the store of the computer",
            Ask = Verify,
            Fix = "Import the root into the Trusted Root store of the computer, not of a user.",
            Source = "KB 942061",
        },
        new("CERT-NONSELF", "The store of roots holds a certificate that is no root", CauseStage.BeginRequest, CauseAccounts.None, ["403.16/0x800B0109"])
        {
            Seen = "403.16 with 2148204809 (0x800B0109), though the root is trusted.",
            ProvedWhen = "a certificate in the computer's Trusted Root store has another issuer than subject",
            Ask = "Get-ChildItem Cert:\\LocalMachine\\Root | Where-Object { $_.Issuer -ne $_.Subject }.",
            Fix = "Move it to the Intermediate Certification Authorities.",
            Source = "KB 942061, KB 2802568",
        },
        new("CERT-CHAIN", "An intermediate certificate is missing on the server", CauseStage.BeginRequest, CauseAccounts.None, ["403.16/0x800B010A"])
        {
            Seen = "403.16 with 2148204810 (0x800B010A).",
            ProvedWhen = "an issuer of the chain is not in the stores of the computer; IIS does not download it",
            Ask = Verify,
            Fix = "Import the intermediate certificate into the store of the computer.",
            Avoid = "CertChainCacheOnlyUrlRetrieval=0 on servers of the Internet.",
            Source = "KB 820129",
        },
        new("CERT-REVOKED", "The client certificate was revoked", CauseStage.BeginRequest, CauseAccounts.RequestUser, ["403.13/0x80092010", "403.13/0x800B010C", "403.13"])
        {
            Seen = "403.13.",
            ProvedWhen = "its serial number is in the list of revoked certificates",
            Ask = Verify,
            Fix = "Issue another certificate.",
            Source = "KB 294305",
        },
        new("CERT-CRL", "The server cannot find out whether the certificate was revoked", CauseStage.BeginRequest, CauseAccounts.None, ["403.13/0x80092013", "403.13/0x80092012", "403.13"])
        {
            Seen = "403.13 for valid certificates, often after the binding was made anew.",
            ProvedWhen = "a list of revoked certificates of the chain cannot be fetched from the server",
            Ask = Verify,
            Fix = "Open the way to the list from the server (proxy, DNS, LDAP), or import it.",
            Avoid = "Switching the check off for good (verifyclientcertrevocation=disable).",
            Source = "KB 294305, cpolydorou 2018/12",
        },
        new("CERT-DATE", "The client certificate is not valid at this time", CauseStage.BeginRequest, CauseAccounts.RequestUser, ["403.17"])
        {
            Seen = "403.17.",
            ProvedWhen = "the clock of the server is outside of the certificate's dates",
            Ask = "The dates of the certificate (certutil -dump \"<client>.cer\") and the server's clock (w32tm /query /status).",
            Fix = "Renew the certificate, or set the clock.",
            Source = "KB 943891",
        },
        new("CERT-USAGE", "The certificate is not meant for clients", CauseStage.BeginRequest, CauseAccounts.RequestUser, ["403.16/0x800B0110"])
        {
            Seen = "403.16 with 2148204816 (0x800B0110).",
            ProvedWhen = "its extended key usage lacks client authentication",
            Ask = "The usages: certutil -dump \"<client>.cer\".",
            Fix = "Issue a certificate for client authentication.",
            Mark = RuleMark.Recalled,
            Source = "KB 943891",
        },
        new("CERT-MAPPER", "The mapping of certificates refuses the client", CauseStage.Authentication, CauseAccounts.RequestUser, ["403.12"])
        {
            Seen = "403.12.",
            ProvedWhen = "a mapping of iisClientCertificateMappingAuthentication denies it, or the mapped account may not read the file",
            Ask = "The certificate's issuer and subject: certutil -dump \"<client>.cer\".",
            Fix = "Correct the mapping, or give the mapped account Read.",
            Source = "KB 943891; client certificate mapping",
        },
    ];
}
