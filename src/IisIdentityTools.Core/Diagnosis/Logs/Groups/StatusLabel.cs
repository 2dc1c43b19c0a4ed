using System.Globalization;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Diagnosis.Logs.Groups;

/// <summary>A status as administrators write it.</summary>
internal static class StatusLabel
{
    /// <summary>Such as <c>401.3</c>; without a sub-status <c>404</c>; without a status <c>-</c>.</summary>
    public static string Of(int status, int subStatus) =>
        status == 0 ? "-" : status.ToString(CultureInfo.InvariantCulture) + (subStatus == 0 ? "" : "." + subStatus.ToString(CultureInfo.InvariantCulture));

    /// <summary>What is known of the group's reason, else of its status; null when nothing is.</summary>
    public static StatusEntry? Find(FailureGroup group) =>
        (group.Reason.Length > 0 ? StatusCatalog.FindReason(group.Reason) : null) ?? StatusCatalog.Find(group.StatusCode, group.SubStatus, group.Win32Status);
}
