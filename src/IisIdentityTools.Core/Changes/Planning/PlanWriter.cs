using IisIdentityTools.Configuration;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>Lays a plan out flat.</summary>
internal static class PlanWriter
{
    /// <summary>The plan.</summary>
    public static ChangePlan Write(PlanDraft draft, PlanContent content, CancellationToken cancellation)
    {
        var breaks = new List<string>(BreakSentences.Of(content.Rows));
        breaks.AddRange(content.Places.SelectMany(place => place.ToPrediction().Problems.Select(problem => $"{place.Place.Site}{place.Place.Path}: {problem}")).Distinct(StringComparer.Ordinal));
        // Arrays: PowerShell cannot index what the compiler makes of a collection expression.
        var steps = draft.Steps(sid => NameOf(draft.Before, sid)).ToArray();
        return new ChangePlan
        {
            Server = draft.Before.Facts.Server.Name,
            Source = draft.Before.Facts.Source,
            CapturedUtc = draft.Before.Facts.Server.CapturedUtc,
            Reason = content.Reason,
            State = steps.Length == 0 ? PlanState.NothingToDo : breaks.Count > 0 && !content.IsForced ? PlanState.Refused : PlanState.Planned,
            Breaks = steps.Length == 0 ? [] : breaks,
            Notes = content.Notes,
            Steps = steps,
            Identities = content.Places.Select(place => place.ToPrediction()).ToArray(),
            Access = content.Rows.Select(row => row.ToPrediction()).ToArray(),
            Forecast = PlanForecast.Of(draft.After, content.Sites, content.Rows, cancellation),
        };
    }

    /// <summary>Names a SID for people.</summary>
    public static string NameOf(ServerConfiguration configuration, SecurityIdentifier sid)
    {
        if (WellKnownSids.Find(sid) is { } known)
            return known.Name;
        var pool = configuration.ApplicationPools.FirstOrDefault(each => ApplicationPoolSid.FromName(each.Name) == sid);
        return pool is null ? configuration.Facts.FindAccount(sid.ToString())?.Name ?? sid.ToString() : $@"IIS AppPool\{pool.Name}";
    }
}
