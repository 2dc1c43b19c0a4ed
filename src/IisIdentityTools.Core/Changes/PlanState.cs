namespace IisIdentityTools.Changes;

/// <summary>How far a plan came.</summary>
public enum PlanState
{
    /// <summary>Everything is already as it should be.</summary>
    NothingToDo,

    /// <summary>Nothing was written yet.</summary>
    Planned,

    /// <summary>It would take something away that works: it is not applied unless it is forced.</summary>
    Refused,

    /// <summary>It was written, and what is there now is what was predicted.</summary>
    Applied,
}
