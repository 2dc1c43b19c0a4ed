using IisIdentityTools.Security;

namespace IisIdentityTools.Access;

/// <summary>Whose isolation is asked about.</summary>
public sealed class IsolationQuery
{
    /// <summary>Sites whose files are looked at, by name or pattern; all when null. Those who may reach them are sought on the whole server.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>Only findings with all of these rights; anything that reads or changes when null.</summary>
    public FileRights? Right { get; init; }
}
