namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>Kerberos, NTLM and extended protection.</summary>
internal static class NegotiateCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
