using System.Globalization;

namespace IisIdentityTools.Diagnosis.Logs.Groups;

/// <summary>A status as administrators write it.</summary>
internal static class StatusLabel
{
    /// <summary>Such as <c>401.3</c>; without a sub-status <c>404</c>; without a status <c>-</c>.</summary>
    public static string Of(int status, int subStatus) =>
        status == 0 ? "-" : status.ToString(CultureInfo.InvariantCulture) + (subStatus == 0 ? "" : "." + subStatus.ToString(CultureInfo.InvariantCulture));
}
