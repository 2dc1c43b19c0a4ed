using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Checks;

/// <summary>
/// The parsed security descriptors of a server's files, folders and shares. Equal descriptors are parsed once and are the same object.
/// Each thread needs a store of its own.
/// </summary>
internal sealed class DescriptorStore
{
    private readonly IServerFacts _facts;
    private readonly IDescriptorReader? _reader;
    private readonly SecurityDescriptorCache _cache;
    private byte[] _buffer = new byte[64 * 1024];

    public DescriptorStore(IServerFacts facts)
    {
        _facts = facts;
        _reader = facts as IDescriptorReader;
        _cache = new SecurityDescriptorCache(DomainsOf(facts.Server));
    }

    /// <summary>The permissions of exactly that file or folder, with its kind and attributes.</summary>
    public PathPermissions Find(string path)
    {
        var fact = _facts.GetPathSecurity(path);
        if (fact.State != FactState.Present)
            return new(fact.Path, fact.State, fact.Kind, null, fact.Attributes, Reason(fact));
        try
        {
            var descriptor = fact.Descriptor is { } bytes ? _cache.FromBytes(bytes, 0, bytes.Length) : _cache.FromSddl(fact.Sddl!);
            return new(fact.Path, FactState.Present, fact.Kind, descriptor, fact.Attributes, "");
        }
        catch (FormatException e)
        {
            return new(fact.Path, FactState.Unreadable, fact.Kind, null, fact.Attributes, $"The permissions of '{fact.Path}' are not valid: {e.Message}");
        }
    }

    /// <summary>The permissions of a share.</summary>
    public PathPermissions FindShare(string server, string share)
    {
        var fact = _facts.FindShare(server, share);
        try
        {
            var descriptor = fact.State == FactState.Present && fact.Sddl is { } sddl ? _cache.FromSddl(sddl) : null;
            var state = fact.State == FactState.Present && descriptor is null ? FactState.Unknown : fact.State;
            return new(fact.Path, state, PathKind.Unknown, descriptor, null, fact.Reason ?? "");
        }
        catch (FormatException e)
        {
            return new(fact.Path, FactState.Unreadable, PathKind.Unknown, null, null, e.Message);
        }
    }

    /// <summary>The same for a name of a listing, as quickly as the facts give it.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="kind">What the listing says it is.</param>
    /// <param name="withAttributes">False when its attributes do not matter: they cost a read of their own and may be left out.</param>
    public PathPermissions FindListed(string path, PathKind kind, bool withAttributes)
    {
        if (_reader is null || kind == PathKind.Unknown || !_reader.TryReadDescriptor(path, ref _buffer, out var length))
            return Find(path);
        try
        {
            var descriptor = _cache.FromBytes(_buffer, 0, length);
            return new(path, FactState.Present, kind, descriptor, withAttributes ? _reader.ReadAttributes(path) : null, "");
        }
        catch (FormatException)
        {
            return Find(path);
        }
    }

    private static string Reason(PathSecurityFact fact) => fact.State switch
    {
        FactState.Absent => $"'{fact.Path}' does not exist.",
        FactState.Unreadable => $"The permissions of '{fact.Path}' could not be read{(fact.Reason is null ? "." : ": " + fact.Reason)}",
        _ => $"The permissions of '{fact.Path}' were not captured{(fact.Reason is null ? "." : ": " + fact.Reason)}",
    };

    /// <summary>What relative SDDL aliases stand on, as far as the server's description says.</summary>
    public static SddlDomains DomainsOf(ServerDescription server)
    {
        var machine = SecurityIdentifier.TryParse(server.MachineSid, out var sid) ? sid : null;
        var domain = SecurityIdentifier.TryParse(server.ComputerAccountSid, out var computer) ? computer.AccountDomain : null;
        return new SddlDomains(machine, domain);
    }
}
