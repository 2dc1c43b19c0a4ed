using System.Text;

namespace IisIdentityTools.Security.Sddl;

/// <summary>The words for kinds and flags of entries. Source: [MS-DTYP] 2.5.1.1, Microsoft Learn "ACE Strings".</summary>
internal static class EntryWords
{
    // In the order in which Windows writes them.
    private static readonly (string Word, AceFlags Flag)[] s_flags =
    [
        ("OI", AceFlags.ObjectInherit), ("CI", AceFlags.ContainerInherit), ("NP", AceFlags.NoPropagateInherit), ("IO", AceFlags.InheritOnly),
        ("ID", AceFlags.Inherited), ("CR", AceFlags.Critical), ("SA", AceFlags.SuccessfulAccess), ("TP", AceFlags.TrustProtectedFilter), ("FA", AceFlags.FailedAccess),
    ];

    private static readonly (string Word, AceType Type)[] s_types =
    [
        ("AU", AceType.SystemAudit), ("AL", AceType.SystemAlarm),
        ("OA", AceType.AccessAllowedObject), ("OD", AceType.AccessDeniedObject), ("OU", AceType.SystemAuditObject), ("OL", AceType.SystemAlarmObject),
        ("XA", AceType.AccessAllowedCallback), ("XD", AceType.AccessDeniedCallback), ("XU", AceType.SystemAuditCallback), ("ZA", AceType.AccessAllowedCallbackObject),
        ("ML", AceType.SystemMandatoryLabel), ("RA", AceType.SystemResourceAttribute), ("SP", AceType.SystemScopedPolicyId),
        ("TL", AceType.SystemProcessTrustLabel), ("FL", AceType.SystemAccessFilter),
    ];

    private static readonly AceFlags[] s_flagsByLetters = Array.ConvertAll(TwoLetters.Table(s_flags, each => each.Word), each => each.Flag);
    private static readonly AceType?[] s_typesByLetters = Array.ConvertAll(TwoLetters.Table(s_types, each => each.Word), each => each.Word is null ? (AceType?)null : each.Type);
    private static readonly string?[] s_wordsByType = WordsByType();

    /// <summary>The word of a kind, or null when SDDL has none.</summary>
    public static string? WordOf(AceType type) => (int)type < s_wordsByType.Length ? s_wordsByType[(int)type] : null;

    /// <summary>True for the kinds that have a seventh field: a condition or a claim.</summary>
    public static bool HasTrailer(AceType type) => type is AceType.AccessAllowedCallback or AceType.AccessDeniedCallback or AceType.SystemAuditCallback
        or AceType.AccessAllowedCallbackObject or AceType.SystemResourceAttribute or AceType.SystemAccessFilter;

    /// <summary>Reads a kind.</summary>
    public static AceType ReadType(SddlCursor cursor)
    {
        if (cursor.Second == ';' && cursor.Next is 'A' or 'a' or 'D' or 'd')
        {
            var type = cursor.Next is 'A' or 'a' ? AceType.AccessAllowed : AceType.AccessDenied;
            cursor.Position++;
            return type;
        }

        var index = TwoLetters.IndexOf(cursor.Next, cursor.Second);
        if (index < 0 || s_typesByLetters[index] is not { } found)
            throw cursor.Problem("this is no kind of entry (A, D, AU, OA, XA, ML ...)");

        cursor.Position += 2;
        return found;
    }

    /// <summary>Reads the flags up to the semicolon.</summary>
    public static AceFlags ReadFlags(SddlCursor cursor)
    {
        var flags = AceFlags.None;
        for (cursor.SkipSpaces(); cursor.Next != ';'; cursor.SkipSpaces())
        {
            var index = TwoLetters.IndexOf(cursor.Next, cursor.Second);
            if (index < 0 || s_flagsByLetters[index] == AceFlags.None)
                throw cursor.Problem("this is no flag of an entry (OI, CI, NP, IO, ID, SA, FA, CR, TP)");
            flags |= s_flagsByLetters[index];
            cursor.Position += 2;
        }

        return flags;
    }

    /// <summary>Writes the flags.</summary>
    public static void AppendFlags(StringBuilder text, AceFlags flags, AceType type)
    {
        // One bit with two words: by the kind of entry.
        var other = type == AceType.SystemAccessFilter ? "SA" : "TP";
        foreach (var (word, flag) in s_flags)
        {
            if ((flags & flag) != 0 && word != other)
                text.Append(word);
        }
    }

    private static string?[] WordsByType()
    {
        var words = new string?[(int)AceType.SystemAccessFilter + 1];
        words[(int)AceType.AccessAllowed] = "A";
        words[(int)AceType.AccessDenied] = "D";
        foreach (var (word, type) in s_types)
            words[(int)type] = word;
        return words;
    }
}
