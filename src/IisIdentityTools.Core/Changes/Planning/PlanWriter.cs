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
        var steps = draft.Steps(new SidNames(draft.Before).NameOf).ToArray();
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
}
