namespace IisIdentityTools.Identity;

/// <summary>How far an answer can be trusted.</summary>
public enum AnswerCertainty
{
    /// <summary>Everything it depends on was at hand.</summary>
    Known,

    /// <summary>It holds unless something that was not captured says otherwise; Unknowns names it.</summary>
    Assumed,

    /// <summary>No request gets that far: Problems says what IIS answers instead.</summary>
    Refused,

    /// <summary>It cannot be told from the facts at hand; Unknowns says why.</summary>
    Unknown,
}
