namespace IisIdentityTools.Changes;

/// <summary>How far a recorded change came.</summary>
public enum ChangeState
{
    /// <summary>It was begun and not finished: each file is as it was before or as it should be after. <see cref="ChangeJournal.Recover"/> puts it back.</summary>
    Pending,

    /// <summary>All of it was written.</summary>
    Complete,

    /// <summary>It failed or was broken off, and everything was put back.</summary>
    Reverted,
}
