namespace IisIdentityTools.Access.Checks;

/// <summary>What a sentence about a check says of the rights that it names.</summary>
internal enum AccessSentenceKind
{
    /// <summary>It decides nothing.</summary>
    Remark,

    /// <summary>They are given.</summary>
    Gives,

    /// <summary>Nothing gives them: a new entry would.</summary>
    Lacks,

    /// <summary>They are refused, whatever a new entry gives.</summary>
    Refuses,

    /// <summary>It cannot be told.</summary>
    LeavesOpen,
}
