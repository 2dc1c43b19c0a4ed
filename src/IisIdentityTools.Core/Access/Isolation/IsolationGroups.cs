using IisIdentityTools.Access.Checks;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Isolation;

/// <summary>The identities at one path, together where their outcome is the same.</summary>
internal sealed class IsolationGroups(string path, string site)
{
    private readonly Dictionary<(AccessMask Granted, AccessMask Refused, bool IsShared), IdentityGroup> _groups = [];

    public IEnumerable<IsolationRow> Rows => _groups.Select(group => new IsolationRow(group.Value, group.Key.Granted, group.Key.Refused, group.Key.IsShared));

    public IdentityGroup Of(PathAccess access, bool isShared)
    {
        var key = (access.Granted, access.Refused, isShared);
        return _groups.TryGetValue(key, out var group) ? group : _groups[key] = new IdentityGroup(path, site);
    }
}
