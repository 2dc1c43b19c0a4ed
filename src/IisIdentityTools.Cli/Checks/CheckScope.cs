using System.Buffers;
using IisIdentityTools.Cli.Lines;
using IisIdentityTools.Security;

namespace IisIdentityTools.Cli.Checks;

/// <summary>What has been read so far, for lines that name the same machine and domains: a descriptor or token that comes again is not read again.</summary>
/// <param name="domains">What relative SID aliases stand on.</param>
internal sealed class CheckScope(SddlDomains domains)
{
    private const int KeyOnStack = 1024;

    // No byte of JSON is 0: it keeps the members of a key apart.
    private const byte Apart = 0;

    private readonly SecurityDescriptorCache _descriptors = new(domains);
    private readonly Utf8Table<SecurityDescriptor> _bySddl = new();
    private readonly Utf8Table<SecurityDescriptor> _byBase64 = new();
    private readonly Utf8Table<CheckSubject> _subjects = new();
    private readonly CheckSids _sids = new(domains);

    /// <summary>The descriptor of a line.</summary>
    /// <exception cref="FormatException">There is none, or two, or it cannot be read.</exception>
    public SecurityDescriptor DescriptorOf(in CheckLine line)
    {
        var sddl = line[CheckMember.Sddl];
        var base64 = line[CheckMember.Descriptor];
        if (sddl.IsEmpty == base64.IsEmpty)
            throw new FormatException(sddl.IsEmpty ? "'sddl' or 'descriptor' is missing." : "there are both 'sddl' and 'descriptor'.");
        if (base64.IsEmpty)
            return _bySddl.TryFind(sddl, out var known) ? known : _bySddl.Add(sddl, ReadSddl(sddl));
        return _byBase64.TryFind(base64, out var read) ? read : _byBase64.Add(base64, ReadBase64(base64));
    }

    /// <summary>Who asks in a line.</summary>
    /// <exception cref="FormatException">That cannot be read.</exception>
    public CheckSubject SubjectOf(in CheckLine line)
    {
        var length = 0;
        for (var member = CheckMember.Sids; member <= CheckMember.Restricted; member++)
            length += line[member].Length + 1;
        var rented = length > KeyOnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        var key = rented is null ? stackalloc byte[KeyOnStack] : rented;
        try
        {
            var at = 0;
            for (var member = CheckMember.Sids; member <= CheckMember.Restricted; member++)
            {
                line[member].CopyTo(key[at..]);
                at += line[member].Length;
                key[at++] = Apart;
            }

            key = key[..at];
            return _subjects.TryFind(key, out var known) ? known : _subjects.Add(key, new(line, _sids));
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private SecurityDescriptor ReadSddl(ReadOnlySpan<byte> json)
    {
        var text = CheckJson.Text(json, CheckMember.Sddl);
        return _bySddl.IsFull ? SecurityDescriptor.Parse(text, domains) : _descriptors.FromSddl(text);
    }

    private SecurityDescriptor ReadBase64(ReadOnlySpan<byte> json)
    {
        var bytes = Base64Text.Decode(CheckJson.Text(json, CheckMember.Descriptor));
        return _byBase64.IsFull ? SecurityDescriptor.FromBytes(bytes) : _descriptors.FromBytes(bytes);
    }
}
