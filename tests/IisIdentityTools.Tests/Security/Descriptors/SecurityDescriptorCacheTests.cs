using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Security.Descriptors;

/// <summary>One object per text, per bytes and per principal.</summary>
public sealed class SecurityDescriptorCacheTests
{
    private const string Sddl = "O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;S-1-5-17)";

    [Fact]
    public void A_text_is_read_once()
    {
        var cache = new SecurityDescriptorCache();
        var first = cache.FromSddl(Sddl);

        Assert.Same(first, cache.FromSddl(new string(Sddl.AsSpan())));
        Assert.Equal(Sddl, first.ToSddl());
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public void Bytes_are_read_once_wherever_they_stand()
    {
        var cache = new SecurityDescriptorCache();
        var bytes = SecurityDescriptor.Parse(Sddl).ToBytes();
        byte[] buffer = [1, 2, 3, .. bytes, 4];
        var first = cache.FromBytes(bytes);

        Assert.Same(first, cache.FromBytes(buffer, 3, bytes.Length));
        Array.Clear(bytes);
        Assert.Same(first, cache.FromBytes(buffer, 3, buffer.Length - 4));
        Assert.Equal(Sddl, first.ToSddl());
    }

    [Fact]
    public void A_principal_is_one_object_in_all_descriptors()
    {
        var cache = new SecurityDescriptorCache();
        var one = cache.FromSddl("O:S-1-5-17");
        var other = cache.FromBytes(SecurityDescriptor.Parse("G:S-1-5-17D:(A;;FA;;;S-1-5-17)").ToBytes());

        Assert.Same(one.Owner, other.Group);
        Assert.Same(one.Owner, other.Dacl![0].Sid);
    }

    [Fact]
    public void What_is_known_costs_no_memory()
    {
        var cache = new SecurityDescriptorCache();
        var bytes = SecurityDescriptor.Parse(Sddl).ToBytes();
        cache.FromBytes(bytes);
        cache.FromSddl(Sddl);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            cache.FromBytes(bytes, 0, bytes.Length);
            cache.FromSddl(Sddl);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_full_cache_goes_on_reading()
    {
        var cache = new SecurityDescriptorCache(capacity: 2);
        var read = Enumerable.Range(0, 10).Select(i => cache.FromSddl($"O:S-1-5-80-{i}").Owner!.RelativeId);

        Assert.Equal(Enumerable.Range(0, 10).Select(i => (uint)i), read);
        Assert.Equal(2, cache.Count);
    }

    [Fact]
    public void Domains_of_the_cache_resolve_relative_aliases() =>
        Assert.Equal("S-1-5-21-1-2-3-500", new SecurityDescriptorCache(new(Machine: SecurityIdentifier.Parse("S-1-5-21-1-2-3"))).FromSddl("O:LA").Owner!.ToString());

    [Fact]
    public void Threads_get_the_same_objects()
    {
        var cache = new SecurityDescriptorCache();
        var texts = Enumerable.Range(0, 500).Select(i => $"O:S-1-5-80-{i}D:(A;;FA;;;S-1-5-82-{i % 7})").ToArray();
        var seen = new SecurityDescriptor[4][];
        Parallel.For(0, seen.Length, thread => seen[thread] = [.. texts.Select(cache.FromSddl)]);

        Assert.All(seen, each => Assert.Equal(seen[0], each));
        Assert.Equal(7, seen[0].Select(each => each.Dacl![0].Sid!).Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.Equal(500, cache.Count);
    }

    [Fact]
    public void What_is_no_descriptor_is_refused_and_not_kept()
    {
        var cache = new SecurityDescriptorCache();

        Assert.Throws<SddlException>(() => cache.FromSddl("O:??"));
        Assert.Throws<FormatException>(() => cache.FromBytes([1, 2, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cache.FromBytes([1], 0, 2));
        Assert.Equal(0, cache.Count);
    }
}
