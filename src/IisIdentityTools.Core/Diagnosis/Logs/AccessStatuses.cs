using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Diagnosis.Logs;

/// <summary>
/// The statuses with which a request is refused for an identity or a permission: every status of the <see cref="StatusCatalog"/>, with whatever error
/// code, whose concern is one of these. A status that is such with one error code only (500.19 with 0x80070005) is one of them.
/// </summary>
public static class AccessStatuses
{
    private static readonly StatusConcern[] s_concerns =
    [
        StatusConcern.Authentication, StatusConcern.Logon, StatusConcern.Authorization, StatusConcern.FileAccess, StatusConcern.WorkerIdentity, StatusConcern.Certificate,
    ];

    /// <summary>The statuses as <see cref="StatusFilter.Parse"/> takes them, "401.3", in the order of their numbers.</summary>
    public static IReadOnlyList<string> Patterns { get; } = Array.AsReadOnly(StatusCatalog.All
        .Where(entry => entry.Kind == StatusKind.Status && s_concerns.Contains(entry.Concern))
        .Select(entry => FormattableString.Invariant($"{entry.Status}.{entry.SubStatus}")).Distinct().ToArray());

    /// <summary>The filter that takes them.</summary>
    public static StatusFilter Filter { get; } = StatusFilter.Parse(Patterns);
}
