using IisIdentityTools.Security;

namespace IisIdentityTools.Cli.Checks;

/// <summary>Who asks: a token and the privileges that it uses.</summary>
internal sealed class CheckSubject
{
    /// <summary>Reads the subject of a line.</summary>
    /// <exception cref="FormatException">A SID, privilege or level is none.</exception>
    public CheckSubject(in CheckLine line, CheckSids reader)
    {
        var sids = reader.ReadAll(line[CheckMember.Sids], CheckMember.Sids);
        if (sids.Count == 0)
            throw new FormatException("'sids' is missing or empty; the first SID is the user.");
        var denyOnly = reader.ReadAll(line[CheckMember.DenyOnly], CheckMember.DenyOnly);
        foreach (var name in CheckJson.Texts(line[CheckMember.Privileges], CheckMember.Privileges))
            Privileges |= UseOf(name);

        Token = new AccessToken(sids[0], StateOf(sids[0], denyOnly))
        {
            Groups = Groups(sids, denyOnly),
            RestrictingSids = reader.ReadAll(line[CheckMember.Restricted], CheckMember.Restricted),
            IntegrityLevel = LevelOf(line[CheckMember.Integrity]),
            Privileges = Privileges,
        };
    }

    /// <summary>The token.</summary>
    public AccessToken Token { get; }

    /// <summary>The privileges that are used.</summary>
    public PrivilegeUse Privileges { get; }

    private static AccessTokenGroup[] Groups(List<SecurityIdentifier> sids, List<SecurityIdentifier> denyOnly)
    {
        var groups = new AccessTokenGroup[sids.Count - 1 + denyOnly.Count];
        for (var i = 1; i < sids.Count; i++)
            groups[i - 1] = new(sids[i], StateOf(sids[i], denyOnly));
        for (var i = 0; i < denyOnly.Count; i++)
            groups[sids.Count - 1 + i] = new(denyOnly[i], TokenSidState.DenyOnly);
        return groups;
    }

    private static TokenSidState StateOf(SecurityIdentifier sid, List<SecurityIdentifier> denyOnly) =>
        denyOnly.Count > 0 && denyOnly.Contains(sid) ? TokenSidState.DenyOnly : TokenSidState.Enabled;

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
