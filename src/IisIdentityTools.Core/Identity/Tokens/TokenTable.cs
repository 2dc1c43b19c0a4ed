using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>
/// Rule C1 as data: which SIDs Windows puts into which kind of token before any group membership is looked at. C confirmed and R
/// recalled mean enabled, D is a confirmed deny-only entry, - is none. Sources: whoami dumps of web handlers and services; the columns
/// svc and intr follow from the documented logon SIDs, and are recalled for the rest.
/// </summary>
internal static class TokenTable
{
    private static readonly TokenTableRow[] s_rows =
    [
        //                                   pool iusr ns ls sys batch svc intr clear net anon
        Row(WellKnownSids.Everyone,            "C  C   C  C  C   C    C   C    C    C   -", TokenGroupOrigin.WellKnown, "every identity but ANONYMOUS LOGON is in Everyone"),
        Row(WellKnownSids.Users,               "C  C   C  C  -   C    R   R    C    C   -", TokenGroupOrigin.WellKnown, "stock Windows has Authenticated Users and INTERACTIVE in this group"),
        Row(WellKnownSids.AuthenticatedUsers,  "C  C   C  C  C   C    C   C    C    C   -", TokenGroupOrigin.WellKnown, "Windows authenticated the identity"),
        Row(WellKnownSids.ThisOrganization,    "C  C   C  R  -   C    R   R    C    C   -", TokenGroupOrigin.WellKnown, "the identity was authenticated within this organization"),
        Row(WellKnownSids.Local,               "C  C   C  R  -   C    R   R    -    -   -", TokenGroupOrigin.WellKnown, "the logon was made on this machine, not over the network"),
        Row(WellKnownSids.ConsoleLogon,        "C  C   R  C  -   C    R   R    -    -   -", TokenGroupOrigin.WellKnown, "Windows counts service, batch and console logons as made at the console"),
        Row(WellKnownSids.Service,             "C  D   C  C  -   -    C   -    -    -   -", TokenGroupOrigin.LogonKind, "the identity logs on as a service"),
        Row(WellKnownSids.Batch,               "-  -   -  -  -   C    -   -    -    -   -", TokenGroupOrigin.LogonKind, "the identity logs on as a batch job"),
        Row(WellKnownSids.Interactive,         "-  -   -  -  -   -    -   C    -    -   -", TokenGroupOrigin.LogonKind, "the identity logs on interactively"),
        Row(WellKnownSids.Network,             "-  -   -  -  -   -    -   -    R    C   -", TokenGroupOrigin.LogonKind, "the identity logs on over the network"),
        Row(WellKnownSids.AllApplicationPools, "C  -   -  -  -   -    -   -    -    -   -", TokenGroupOrigin.WellKnown, "every worker process that runs as ApplicationPoolIdentity is in it, and no other"),
        Row(WellKnownSids.Administrators,      "-  -   -  -  C   -    -   -    -    -   -", TokenGroupOrigin.WellKnown, "the token of LocalSystem holds Administrators"),
    ];

    public static IReadOnlyList<TokenTableRow> Rows => s_rows;

    public static TokenColumn ColumnOf(TokenSubject subject) => subject.Kind switch
    {
        IdentityKind.ApplicationPoolIdentity => TokenColumn.ApplicationPoolIdentity,
        IdentityKind.Iusr => TokenColumn.Iusr,
        IdentityKind.NetworkService => TokenColumn.NetworkService,
        IdentityKind.LocalService => TokenColumn.LocalService,
        IdentityKind.LocalSystem => TokenColumn.LocalSystem,
        IdentityKind.AnonymousLogon => TokenColumn.Anonymous,
        _ => ColumnOf(subject.Logon),
    };

    private static TokenColumn ColumnOf(LogonKind logon) => logon switch
    {
        LogonKind.Batch => TokenColumn.Batch,
        LogonKind.Service => TokenColumn.Service,
        LogonKind.Interactive => TokenColumn.Interactive,
        LogonKind.NetworkCleartext => TokenColumn.ClearText,
        _ => TokenColumn.Network,
    };

    private static TokenTableRow Row(SecurityIdentifier sid, string cells, TokenGroupOrigin origin, string why) =>
        new(sid, string.Concat(cells.Where(cell => cell != ' ')), origin, why);
}
