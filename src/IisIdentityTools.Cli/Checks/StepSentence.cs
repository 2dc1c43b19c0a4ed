using IisIdentityTools.Security;

namespace IisIdentityTools.Cli.Checks;

/// <summary>Says what one step of an access check decided; entries are counted from 1.</summary>
internal static class StepSentence
{
    public static string Of(AccessStep step) => string.Create(null, $"{step.Rights}: {Reason(step)}");

    private static string Reason(AccessStep step) => step.Reason switch
    {
        AccessStepReason.AllowedByEntry => $"ace {step.EntryIndex + 1} allows {step.Sid}",
        AccessStepReason.DeniedByEntry => $"ace {step.EntryIndex + 1} denies {step.Sid}",
        AccessStepReason.NoEntry => "no ace gives it",
        AccessStepReason.Owner => $"the owner {step.Sid} always has it",
        AccessStepReason.NoList => "there is no access-control list",
        AccessStepReason.Privilege => "a privilege gives it",
        AccessStepReason.PrivilegeMissing => "only SeSecurityPrivilege gives it",
        AccessStepReason.IntegrityLevel when step.EntryIndex < 0 => "the integrity level is lower than Medium",
        AccessStepReason.IntegrityLevel => $"the integrity level is lower than {step.Entry?.Sid} of ace {step.EntryIndex + 1} in the audit list",
        AccessStepReason.RestrictedToken when step.EntryIndex < 0 => "no ace gives it to a restricting SID",
        AccessStepReason.RestrictedToken => $"ace {step.EntryIndex + 1} denies the restricting SID {step.Sid}",
        AccessStepReason.UnknownMembership => $"ace {step.EntryIndex + 1} names {step.Sid}, and whether the token holds it is not known",
        AccessStepReason.UnknownCondition => $"ace {step.EntryIndex + 1} has a condition that cannot be told",
        AccessStepReason.UnknownEntry => $"ace {step.EntryIndex + 1} of kind {step.Entry?.Type} is not evaluated",
        _ => "the integrity level is not given",
    };
}
