namespace IisIdentityTools.Facts.Snapshots;

/// <summary>The captured accounts and groups, by SID and by every form of name. A name that fits two of them fits none.</summary>
internal sealed class AccountDirectory
{
    private const string BuiltinSidPrefix = "S-1-5-32-";

    private readonly Dictionary<string, AccountFact> _bySid = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<AccountFact>> _byFullName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<AccountFact>> _byNamePart = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _serverName;

    public AccountDirectory(ServerFactsDocument? document, string serverName)
    {
        _serverName = serverName;
        if (document is null)
            return;
        foreach (var account in document.Accounts)
            Add(account);
        foreach (var group in document.Groups)
            Add(new AccountFact { Sid = group.Sid, Name = FullNameOf(group), Kind = AccountKind.Group });
        foreach (var member in document.MemberNames)
            Add(new AccountFact { Sid = member.Key, Name = member.Value });
    }

    /// <summary>The account, or null when it was not captured or the name fits several.</summary>
    public AccountFact? Find(string nameOrSid)
    {
        if (SidText.IsMeant(nameOrSid))
            return _bySid.TryGetValue(nameOrSid, out var found) ? found : null;
        var slash = nameOrSid.IndexOf('\\', 0);
        if (slash >= 0)
            return FindInAuthority(nameOrSid.Substring(0, slash), nameOrSid.Substring(slash + 1));
        var at = nameOrSid.LastIndexOf('@');
        return at > 0
            ? FindPrincipal(nameOrSid.Substring(0, at), nameOrSid.Substring(at + 1))
            : FindInAuthority(".", nameOrSid) ?? FindOnly(_byNamePart, nameOrSid, _ => true);
    }

    private AccountFact? FindInAuthority(string authority, string name) =>
        FindOnly(_byFullName, (authority == "." ? _serverName : authority) + @"\" + name, _ => true);

    // The NetBIOS name of a DNS domain is not captured, so the name alone must tell; authorities without a DNS name are out.
    private AccountFact? FindPrincipal(string name, string domain) =>
        FindOnly(_byNamePart, name, account => string.Equals(AuthorityOf(account.Name), domain, StringComparison.OrdinalIgnoreCase))
        ?? FindOnly(_byNamePart, name, IsDomainAccount);

    private bool IsDomainAccount(AccountFact account)
    {
        const string DomainSidPrefix = "S-1-5-21-";
        var authority = AuthorityOf(account.Name);
        return account.Sid.StartsWith(DomainSidPrefix, StringComparison.OrdinalIgnoreCase)
            && authority.Length > 0
            && !string.Equals(authority, _serverName, StringComparison.OrdinalIgnoreCase);
    }

    // A deleted account may have had the name that another one has now.
    private static AccountFact? FindOnly(Dictionary<string, List<AccountFact>> index, string name, Func<AccountFact, bool> fits)
    {
        if (!index.TryGetValue(name, out var all))
            return null;
        var fitting = all.Where(fits).ToList();
        if (fitting.Count > 1)
            fitting.RemoveAll(account => account.Kind == AccountKind.Deleted);
        return fitting.Count == 1 ? fitting[0] : null;
    }

    // The first statement about a SID counts: accounts say more than groups, groups more than member names.
    private void Add(AccountFact account)
    {
        if (_bySid.ContainsKey(account.Sid))
            return;
        _bySid.Add(account.Sid, account);
        AddName(_byFullName, account.Name, account);
        AddName(_byNamePart, account.Name.Substring(account.Name.IndexOf('\\', 0) + 1), account);
    }

    private static void AddName(Dictionary<string, List<AccountFact>> index, string name, AccountFact account)
    {
        if (!index.TryGetValue(name, out var list))
            index.Add(name, list = []);
        list.Add(account);
    }

    private string FullNameOf(GroupFact group)
    {
        if (group.Name.IndexOf('\\', 0) >= 0)
            return group.Name;
        var isBuiltin = group.Sid.StartsWith(BuiltinSidPrefix, StringComparison.OrdinalIgnoreCase);
        return (isBuiltin ? "BUILTIN" : _serverName) + @"\" + group.Name;
    }

    private static string AuthorityOf(string name) => name.Substring(0, Math.Max(0, name.IndexOf('\\', 0)));
}
