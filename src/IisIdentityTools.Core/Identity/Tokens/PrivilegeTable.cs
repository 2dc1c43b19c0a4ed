namespace IisIdentityTools.Identity.Tokens;

/// <summary>
/// Rule C2 as data: the privileges of stock tokens, for servers whose user rights were not captured. E enabled, D disabled, A absent are
/// confirmed; e, d, a are recalled; ? is not settled. Sources: whoami dumps, KB 981949, Microsoft Learn "LocalSystem Account".
/// </summary>
internal static class PrivilegeTable
{
    public const string ChangeNotify = "SeChangeNotifyPrivilege";
    public const string Impersonate = "SeImpersonatePrivilege";
    public const string CreateGlobal = "SeCreateGlobalPrivilege";

    private static readonly PrivilegeTableRow[] s_rows =
    [
        //                                      pool iusr ns ls sys batch svc intr clear net anon
        Row(ChangeNotify,                        "E  E   e  e  E   e    e   e    e    e   ?", isEnabledByDefault: true),
        Row(Impersonate,                         "E  E   E  E  E   ?    ?   ?    ?    ?   ?", isEnabledByDefault: true),
        Row(CreateGlobal,                        "E  E   e  e  E   ?    ?   ?    ?    ?   ?", isEnabledByDefault: true),
        Row("SeAssignPrimaryTokenPrivilege",     "D  A   D  D  D   ?    ?   ?    ?    ?   ?"),
        Row("SeIncreaseQuotaPrivilege",          "D  A   D  D  D   ?    ?   ?    ?    ?   ?"),
        Row("SeAuditPrivilege",                  "D  A   d  d  E   ?    ?   ?    ?    ?   ?"),
        Row("SeIncreaseWorkingSetPrivilege",     "D  A   d  d  e   ?    ?   ?    ?    ?   ?"),
        Row("SeTakeOwnershipPrivilege",          "a  A   a  a  D   ?    ?   ?    ?    ?   ?"),
    ];

    public static IReadOnlyList<PrivilegeTableRow> Rows => s_rows;

    private static PrivilegeTableRow Row(string name, string cells, bool isEnabledByDefault = false) =>
        new(name, string.Concat(cells.Where(cell => cell != ' ')), isEnabledByDefault);
}
