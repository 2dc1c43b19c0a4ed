using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>
/// Integrity levels of rule C2. SpecificUser is left open: one real token had High, seven had Medium, and the cause is not established.
/// The level has no effect on reading or writing ordinary files.
/// </summary>
internal static class TokenIntegrity
{
    public static (IntegrityLevel Level, RuleMark Mark) Of(TokenDraft draft)
    {
        switch (TokenTable.ColumnOf(draft.Subject))
        {
            case TokenColumn.ApplicationPoolIdentity:
            case TokenColumn.Iusr:
                return (IntegrityLevel.High, RuleMark.Confirmed);
            case TokenColumn.LocalService:
                return (IntegrityLevel.System, RuleMark.Confirmed);
            case TokenColumn.NetworkService:
            case TokenColumn.LocalSystem:
                return (IntegrityLevel.System, RuleMark.Recalled);
            default:
                draft.AddUnknown($"The integrity level of {draft.Account.Name} is not settled (C2); it has no effect on opening ordinary files.");
                return (IntegrityLevel.Unknown, RuleMark.Uncertain);
        }
    }
}
