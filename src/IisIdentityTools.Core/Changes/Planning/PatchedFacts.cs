using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>
/// A server as it would be after a change: other contents of some files, other access-control lists of some paths. Everything else is what
/// the server itself says.
/// </summary>
/// <param name="inner">The server; not disposed of with this object.</param>
/// <param name="files">Contents by path; they exist already.</param>
/// <param name="dacls">Lists in SDDL (<c>D:...</c>) by path.</param>
internal sealed class PatchedFacts(IServerFacts inner, IReadOnlyDictionary<string, byte[]> files, IReadOnlyDictionary<string, string> dacls) : ForwardingServerFacts(inner)
{
    public override FileFact GetFile(string path)
    {
        var fact = Inner.GetFile(path);
        return files.TryGetValue(fact.Path, out var content)
            ? new FileFact(fact.Path, FactState.Present, content.Length, () => new MemoryStream(content, writable: false))
            : fact;
    }

    public override PathSecurityFact GetPathSecurity(string path)
    {
        var fact = Inner.GetPathSecurity(path);
        if (fact.State != FactState.Present || !dacls.TryGetValue(fact.Path, out var dacl))
            return fact;
        var sddl = fact.Sddl ?? SecurityDescriptor.FromBytes(fact.Descriptor!).ToSddl();
        return new PathSecurityFact { Path = fact.Path, State = fact.State, Kind = fact.Kind, Attributes = fact.Attributes, Sddl = DaclText.Replace(sddl, dacl) };
    }
}
