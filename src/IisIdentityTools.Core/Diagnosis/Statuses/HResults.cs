namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>
/// HRESULTs that are no wrapped Win32 error: SSPI (0x8009), cryptography (0x8009), certificates (0x800B), COM. Values and names: [MS-ERREF] 2.1;
/// what they point to: rules D1 and D2, causes 4.
/// </summary>
internal static class HResults
{
    public static ErrorCodeRow[] Rows { get; } =
    [
        new(0x80004005, "E_FAIL", "Unspecified error: the component says no more."),
        new(0x80040154, "REGDB_E_CLASSNOTREG", "The COM class is not registered for this bitness."),
        new(0x80080005, "CO_E_SERVER_EXEC_FAILURE", "The COM server did not start, or not as the account that it is set to."),
        new(0x800A01AD, "CTL_E_CANTCREATEOBJECT", "The script engine could not create the COM object."),
        new(0x80090005, "NTE_BAD_DATA", "The data cannot be decrypted: it was encrypted with another key."),
        new(0x80090016, "NTE_BAD_KEYSET", "The key does not exist, or this identity may not read its file."),
        new(0x80090304, "SEC_E_INTERNAL_ERROR", "The local security authority cannot be contacted."),
        new(0x80090305, "SEC_E_SECPKG_NOT_FOUND", "No security package could do it: logged when Kerberos fails and nothing else is offered."),
        new(0x80090308, "SEC_E_INVALID_TOKEN", "The token of the client cannot be used here: the legs of a handshake went to different servers, or the header was damaged."),
        new(0x8009030C, "SEC_E_LOGON_DENIED", "The logon failed. The Security log (event 4625, sub-status) tells why.", 1326),
        new(0x8009030D, "SEC_E_UNKNOWN_CREDENTIALS", "The credentials were not recognized: often the private key of a certificate cannot be used."),
        new(0x8009030E, "SEC_E_NO_CREDENTIALS", "No credentials yet: the middle leg of an NTLM handshake, normal unless it is the last answer."),
        new(0x80090311, "SEC_E_NO_AUTHENTICATING_AUTHORITY", "No domain controller could be reached to authenticate."),
        new(0x80090322, "SEC_E_WRONG_PRINCIPAL", "The ticket is for another account: a service principal name is on the wrong account."),
        new(0x80090324, "SEC_E_TIME_SKEW", "The clocks of client and server differ too much for Kerberos."),
        new(0x80090342, "SEC_E_KDC_UNKNOWN_ETYPE", "Client, server and domain controller share no Kerberos encryption type."),
        new(0x80090346, "SEC_E_BAD_BINDINGS", "The channel binding does not match: extended protection, with something that ends TLS in between."),
        new(0x80092010, "CRYPT_E_REVOKED", "The certificate is revoked."),
        new(0x80092012, "CRYPT_E_NO_REVOCATION_CHECK", "The revocation of the certificate could not be checked."),
        new(0x80092013, "CRYPT_E_REVOCATION_OFFLINE", "The server that knows about revocation could not be reached."),
        new(0x800B0101, "CERT_E_EXPIRED", "The certificate is not valid at this time by the server's clock."),
        new(0x800B0109, "CERT_E_UNTRUSTEDROOT", "The chain ends in a root that this machine does not trust."),
        new(0x800B010A, "CERT_E_CHAINING", "No chain to a trusted root could be built: an intermediate certificate is missing."),
        new(0x800B010C, "CERT_E_REVOKED", "The certificate was revoked by its issuer."),
        new(0x800B0110, "CERT_E_WRONG_USAGE", "The certificate is not for this use: it lacks client authentication."),
    ];
}
