namespace IisIdentityTools.Identity.Tokens;

/// <summary>A yes-or-no answer from facts that may be missing.</summary>
public enum TokenAnswer
{
    /// <summary>The facts do not say.</summary>
    Unknown,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,
}
