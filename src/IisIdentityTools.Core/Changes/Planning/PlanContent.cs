namespace IisIdentityTools.Changes.Planning;

/// <summary>What a planner found out, before it is laid out flat.</summary>
/// <param name="Reason">What the plan is for, in a sentence.</param>
/// <param name="Sites">Sites whose requests may run as somebody else.</param>
/// <param name="Places">The requests that do.</param>
/// <param name="Rows">What may be done before and after.</param>
/// <param name="Notes">What people must know besides.</param>
/// <param name="IsForced">True to plan it although something would break.</param>
internal sealed record PlanContent(string Reason, IReadOnlyList<string> Sites, IReadOnlyList<PlaceChange> Places, IReadOnlyList<AccessRow> Rows, IReadOnlyList<string> Notes, bool IsForced);
