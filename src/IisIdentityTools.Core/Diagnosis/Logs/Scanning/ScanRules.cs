using System.Runtime.CompilerServices;
using System.Globalization;
using IisIdentityTools.Diagnosis.Logs.Lines;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>A query made ready for millions of lines.</summary>
internal sealed class ScanRules
{
    private readonly FailureQuery _query;
    private readonly bool[] _mayMatter = new bool[1000];
    private readonly long _after;
    private readonly long _before;

    public ScanRules(FailureQuery query)
    {
        _query = query;
        for (var status = 0; status < _mayMatter.Length; status++)
            _mayMatter[status] = query.Statuses.MayTake(status);
        _after = query.After is { } after ? LogTime.FromUtc(after) : 0;
        _before = query.Before is { } before ? LogTime.FromUtc(before) : long.MaxValue;
    }

    /// <summary>Most samples of a group.</summary>
    public int Samples => _query.Samples;

    /// <summary>True when harmless lines are asked for too.</summary>
    public bool IncludesHarmless => _query.IncludeHarmless;

    /// <summary>True when a line with that status is to be looked at: the only question that most lines are asked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayMatter(int status) => _mayMatter[status];

    /// <summary>True when status and sub-status are asked about.</summary>
    public bool Takes(int status, int subStatus) => _query.Statuses.Takes(status, subStatus);

    /// <summary>True when the time is asked about; a line without a time is.</summary>
    public bool Takes(long seconds) => seconds == LogTime.None || (seconds >= _after && seconds <= _before);

    /// <summary>What servers call their sites.</summary>
    public LoggedSites SiteNames => _query.SiteNames;

    /// <summary>True when the site is asked about, by its name in the log or the number in that.</summary>
    public bool TakesSite(string site)
    {
        if (_query.Sites is not { Count: > 0 } sites)
            return true;
        var name = SiteNames.Names.TryGetValue(site, out var known) ? known : site;
        var id = site.StartsWith(LoggedSites.Prefix, StringComparison.OrdinalIgnoreCase) ? site.Substring(LoggedSites.Prefix.Length) : "";
        return sites.Any(pattern => Wildcard.Matches(pattern, site) || Wildcard.Matches(pattern, name) || (id.Length > 0 && long.TryParse(pattern, NumberStyles.None, CultureInfo.InvariantCulture, out _) && pattern == id));
    }
}
