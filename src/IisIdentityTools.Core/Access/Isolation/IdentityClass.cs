namespace IisIdentityTools.Access.Isolation;

/// <summary>Identities whose tokens differ in nothing but SIDs that hardly anybody holds: their own, mostly. One check answers for all.</summary>
internal sealed class IdentityClass
{
    public List<IsolationIdentity> Members { get; } = [];
}
