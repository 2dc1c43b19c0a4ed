using BenchmarkDotNet.Attributes;
using IisIdentityTools.Security;

namespace IisIdentityTools.Benchmarks;

/// <summary>Reading and writing the descriptor of a web site's folder with six entries, in both forms and through the cache.</summary>
[MemoryDiagnoser]
public class DescriptorReading
{
    private const string Sddl = "O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)(A;OICIIO;FA;;;CO)(A;OICI;0x1200a9;;;IS)"
        + "(A;OICI;0x1301bf;;;S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415)";

    private readonly SecurityDescriptor _descriptor = SecurityDescriptor.Parse(Sddl);
    private readonly byte[] _bytes = SecurityDescriptor.Parse(Sddl).ToBytes();
    private readonly SecurityDescriptorCache _cache = new();

    /// <summary>SDDL to descriptor.</summary>
    [Benchmark(Description = "parse SDDL")]
    public SecurityDescriptor ParseSddl() => SecurityDescriptor.Parse(Sddl);

    /// <summary>Bytes to descriptor.</summary>
    [Benchmark(Description = "parse bytes")]
    public SecurityDescriptor ParseBytes() => SecurityDescriptor.FromBytes(_bytes);

    /// <summary>Descriptor to SDDL.</summary>
    [Benchmark(Description = "write SDDL")]
    public string WriteSddl() => _descriptor.ToSddl();

    /// <summary>Descriptor to bytes.</summary>
    [Benchmark(Description = "write bytes")]
    public byte[] WriteBytes() => _descriptor.ToBytes();

    /// <summary>SDDL that is known.</summary>
    [Benchmark(Description = "known SDDL")]
    public SecurityDescriptor KnownSddl() => _cache.FromSddl(Sddl);

    /// <summary>Bytes that are known.</summary>
    [Benchmark(Description = "known bytes")]
    public SecurityDescriptor KnownBytes() => _cache.FromBytes(_bytes, 0, _bytes.Length);
}
