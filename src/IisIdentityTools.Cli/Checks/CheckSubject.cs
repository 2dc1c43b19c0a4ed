using IisIdentityTools.Security;

namespace IisIdentityTools.Cli.Checks;

/// <summary>Who asks: a token and the privileges that it uses.</summary>
internal sealed class CheckSubject
{
    /// <summary>Reads the subject of a line.</summary>
    /// <exception cref="FormatException">A SID, privilege or level is none.</exception>
    public CheckSubject(in CheckLine line, SddlDomains domains)
    {
        var sids = Sids(line, CheckMember.Sids, domains);
        if (sids.Count == 0)
            throw new FormatException("'sids' is missing or empty; the first SID is the user.");
        var denyOnly = Sids(line, CheckMember.DenyOnly, domains);
        foreach (var name in CheckJson.Texts(line[CheckMember.Privileges], CheckMember.Privileges))
            Privileges |= UseOf(name);

        Token = new AccessToken(sids[0], StateOf(sids[0], denyOnly))
        {
            Groups = [.. sids.Skip(1).Concat(denyOnly).Select(sid => new AccessTokenGroup(sid, StateOf(sid, denyOnly)))],
            RestrictingSids = Sids(line, CheckMember.Restricted, domains),
            IntegrityLevel = LevelOf(line[CheckMember.Integrity]),
            Privileges = Privileges,
        };
    }

    /// <summary>The token.</summary>
    public AccessToken Token { get; }

    /// <summary>The privileges that are used.</summary>
    public PrivilegeUse Privileges { get; }

    /// <summary>A SID as text or SDDL alias.</summary>
    /// <exception cref="FormatException">It is neither, or the alias needs a domain that is not given.</exception>
    public static SecurityIdentifier Sid(string text, CheckMember member, SddlDomains domains)
    {
        if (SidAliases.Find(text) is { } alias)
            return alias.Resolve(domains.SidFor(alias.Kind)) ?? throw new FormatException($"'{text}' in '{CheckLine.NameOf(member)}' depends on a SID that is not given: name 'machine', 'domain' or 'rootDomain'.");
        return SecurityIdentifier.TryParse(text, out var sid, out var error) ? sid : throw new FormatException($"'{CheckLine.NameOf(member)}': {error}");
    }

    private static List<SecurityIdentifier> Sids(in CheckLine line, CheckMember member, SddlDomains domains) =>
        CheckJson.Texts(line[member], member).ConvertAll(text => Sid(text, member, domains));

    private static TokenSidState StateOf(SecurityIdentifier sid, List<SecurityIdentifier> denyOnly) =>
        denyOnly.Contains(sid) ? TokenSidState.DenyOnly : TokenSidState.Enabled;

    // A privilege that no access check looks at is no error, a misspelt word is.
    private static PrivilegeUse UseOf(string name)
    {
        if (PrivilegeNames.Find(name) is var use and not PrivilegeUse.None)
            return use;
        if (name.StartsWith("Se", StringComparison.OrdinalIgnoreCase) && name.EndsWith("Privilege", StringComparison.OrdinalIgnoreCase))
            return PrivilegeUse.None;
        throw new FormatException($"'{name}' in 'privileges' is no name of a privilege, such as SeBackupPrivilege.");
    }

    private static IntegrityLevel LevelOf(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
            return IntegrityLevel.Unknown;
        var text = CheckJson.Text(json, CheckMember.Integrity);
        foreach (var level in Enum.GetValues<IntegrityLevel>())
            if (string.Equals(level.ToString(), text, StringComparison.OrdinalIgnoreCase))
                return level;
        var sid = SidAliases.Find(text)?.Sid ?? (SecurityIdentifier.TryParse(text, out var parsed) ? parsed : null);
        if (sid is not null && IntegrityLabels.LevelOf(sid) is var found and not IntegrityLevel.Unknown)
            return found;
        throw new FormatException($"'{text}' in 'integrity' is no level. There are: {string.Join(", ", Enum.GetNames<IntegrityLevel>())}, and their label SIDs S-1-16-...");
    }
}
