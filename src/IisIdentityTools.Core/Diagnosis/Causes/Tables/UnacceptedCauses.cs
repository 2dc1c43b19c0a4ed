namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>401.2 and 401.0: nobody was accepted, or a rule refused.</summary>
internal static class UnacceptedCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
