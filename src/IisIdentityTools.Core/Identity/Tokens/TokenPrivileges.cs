using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>
/// Decides the privileges of a token (rule C2): from the server's user rights where they were captured, else as on stock Windows. A
/// privilege that only a SID added by WAS would confer is unknown: real tokens of SpecificUser pools lacked SeImpersonate although
/// IIS_IUSRS holds it.
/// </summary>
internal sealed class TokenPrivileges(TokenDraft draft, TokenBoundary boundary, IServerFacts facts)
{
    private readonly TokenColumn _column = TokenTable.ColumnOf(draft.Subject);

    public IReadOnlyList<TokenPrivilege> Read() => PrivilegeTable.Rows.Select(Read).ToArray();

    private TokenPrivilege Read(PrivilegeTableRow row)
    {
        if (_column == TokenColumn.LocalSystem)
            return Stock(row, "LocalSystem holds all privileges");
        if (facts.GetUserRightHolders(row.Name) is { } holders)
            return FromPolicy(row, holders);

        draft.AddUnknown("Not all user rights of the server were captured: those privileges are given as on stock Windows.");
        return Stock(row, row.StockState(_column) == TokenPrivilegeState.Unknown ? "depends on the user rights of the server, which were not captured" : "so on stock Windows");
    }

    private TokenPrivilege Stock(PrivilegeTableRow row, string why) => new(row.Name, row.StockState(_column), why, row.StockMark(_column), "C2");

    private TokenPrivilege FromPolicy(PrivilegeTableRow row, IReadOnlyList<string> holders)
    {
        var conferring = new List<TokenGroup>();
        string? possible = null;
        foreach (var text in holders)
        {
            if (!SecurityIdentifier.TryParse(text, out var holder))
                possible ??= text;
            else if (draft.Find(holder) is { } entry && (entry.State == TokenGroupState.Enabled || IsServiceOfIusr(holder)))
                conferring.Add(entry);
            else if ((draft.Find(holder)?.State ?? boundary.StateOfUnlisted(holder)) == TokenGroupState.Unknown)
                possible ??= draft.Names.NameOf(holder);
        }

        return conferring.Find(entry => entry.Origin != TokenGroupOrigin.InjectedByWas) is { } certain
            ? Held(row, certain)
            : NotHeld(row, conferring.FirstOrDefault()?.Name, possible);
    }

    private TokenPrivilege Held(PrivilegeTableRow row, TokenGroup by)
    {
        if (_column == TokenColumn.Iusr && row.StockState(_column) == TokenPrivilegeState.Absent)
            return new(row.Name, TokenPrivilegeState.Unknown, $"the user rights give it to {by.Name}, but no real token of IUSR had it", RuleMark.Uncertain, "C2");
        return new(row.Name, row.HeldState, $"the user rights of the server give it to {by.Name}", by.Mark, "C2");
    }

    private static TokenPrivilege NotHeld(PrivilegeTableRow row, string? injected, string? possible)
    {
        if (injected is not null)
            return new(row.Name, TokenPrivilegeState.Unknown, $"the user rights give it to {injected}, which WAS adds to the token; real tokens had and lacked it then", RuleMark.Uncertain, "C2");
        if (possible is not null)
            return new(row.Name, TokenPrivilegeState.Unknown, $"the user rights give it to {possible}, which the token may hold", RuleMark.Uncertain, "C2");
        return new(row.Name, TokenPrivilegeState.Absent, "the user rights of the server give it to no SID of the token", RuleMark.Confirmed, "C2");
    }

    /// <summary>IUSR holds SERVICE for deny entries only, yet its real tokens have what SERVICE confers: it was logged on as a service.</summary>
    private bool IsServiceOfIusr(SecurityIdentifier holder) => _column == TokenColumn.Iusr && holder == WellKnownSids.Service;
}
