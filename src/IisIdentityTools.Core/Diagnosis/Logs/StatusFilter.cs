using System.Globalization;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Diagnosis.Logs;

/// <summary>Which statuses are asked about: <c>401</c> (with any sub-status), <c>401.3</c>, <c>4xx</c>, <c>5xx</c>. Only statuses from 400 up fail.</summary>
public sealed class StatusFilter
{
    private readonly HashSet<int> _statuses = [];
    private readonly HashSet<(int Status, int SubStatus)> _pairs = [];

    private StatusFilter(IEnumerable<string> patterns)
    {
        foreach (var pattern in patterns)
            Add(pattern.Trim());
    }

    /// <summary>All statuses from 400 up, and what HTTP.sys ended without a status.</summary>
    public static StatusFilter All { get; } = new(["4xx", "5xx"]) { TakesNoStatus = true };

    /// <summary>
    /// What is refused: all of 401 and 403, and the other statuses that point to a setting, a rule, a certificate, an address, an identity or a permission
    /// (<see cref="StatusEntry.Concern"/>), such as 404.3, 405, 500.19, 500.24 and 503; with them what the ASP.NET Core Module sets when it cannot
    /// start an application (500.30 to 500.38, 502.5), which may be the worker's permissions.
    /// </summary>
    public static StatusFilter Refusals { get; } = new(["401", "403", .. StatusCatalog.All.Where(IsRefusal).Select(entry => FormattableString.Invariant($"{entry.Status}.{entry.SubStatus}"))]);

    /// <summary>True when a request that HTTP.sys ended without any status is asked about too.</summary>
    internal bool TakesNoStatus { get; private init; }

    /// <summary>Reads patterns; without any, all failing statuses.</summary>
    /// <exception cref="FormatException">A text is no such pattern.</exception>
    public static StatusFilter Parse(IReadOnlyList<string>? patterns) => patterns is null || patterns.Count == 0 ? All : new(patterns);

    /// <summary>True when lines of that status may be asked about.</summary>
    public bool MayTake(int status) => status == 0 ? TakesNoStatus : _statuses.Contains(status) || _pairs.Any(pair => pair.Status == status);

    /// <summary>True when lines of that status and sub-status are asked about.</summary>
    public bool Takes(int status, int subStatus) => status == 0 ? TakesNoStatus : _statuses.Contains(status) || _pairs.Contains((status, subStatus));

    private static bool IsRefusal(StatusEntry entry) =>
        entry.Kind == StatusKind.Status && entry.Status >= 400
        && (entry.Origin == StatusOrigin.AspNetCoreModule || entry.Concern is not (StatusConcern.None or StatusConcern.Application));

    private void Add(string pattern)
    {
        var parts = pattern.Split('.');
        if (pattern.Length == 3 && pattern[0] is '4' or '5' && pattern.Substring(1).ToUpperInvariant() == "XX")
        {
            for (var status = 0; status < 100; status++)
                _statuses.Add(((pattern[0] - '0') * 100) + status);
        }
        else if (parts.Length <= 2 && TryRead(parts[0], out var status) && status is >= 400 and <= 999)
        {
            if (parts.Length == 1)
                _statuses.Add(status);
            else if (TryRead(parts[1], out var subStatus))
                _pairs.Add((status, subStatus));
            else
                throw Refuse(pattern);
        }
        else
        {
            throw Refuse(pattern);
        }
    }

    private static bool TryRead(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static FormatException Refuse(string pattern) =>
        new($"'{pattern}' is no status that fails. Write a status from 400 up (401), one with its sub-status (401.3), or 4xx or 5xx.");
}
