using System.Xml.Linq;
using BenchmarkDotNet.Attributes;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Benchmarks;

/// <summary>Reading a large server and answering for every application, against the framework's own reading of the same file.</summary>
[MemoryDiagnoser]
public class IdentityResolution
{
    private string _path = "";

    /// <summary>Sites of the server; each has five applications.</summary>
    [Params(1_000, 5_000, 10_000)]
    public int Sites { get; set; }

    /// <summary>Writes the file.</summary>
    [GlobalSetup]
    public void Setup() => _path = ServerFileGenerator.Write(Sites);

    /// <summary>The peer: the file as a document tree of the framework.</summary>
    [Benchmark(Baseline = true, Description = "XDocument.Load")]
    public object Document() => XDocument.Load(_path);

    /// <summary>Reading the configuration: file, schema, pools, sites.</summary>
    [Benchmark(Description = "read configuration")]
    public int Read() => Cases.Read(_path);

    /// <summary>Reading and answering for every application, handler kind and way of authenticating.</summary>
    [Benchmark(Description = "read + resolve all applications")]
    public int Resolve() => Cases.Resolve(_path);
}

/// <summary>The measured operations, shared by the two harnesses.</summary>
internal static class Cases
{
    /// <summary>Number of sites read.</summary>
    public static int Read(string path)
    {
        using var facts = ServerSnapshot.Open(path);
        return ServerConfiguration.Load(facts).Sites.Count;
    }

    /// <summary>Number of answers with a process identity.</summary>
    public static int Resolve(string path)
    {
        using var facts = ServerSnapshot.Open(path);
        var resolver = new EffectiveIdentityResolver(ServerConfiguration.Load(facts));
        return resolver.Resolve(new IdentityQuery()).Count(answer => answer.ProcessIdentitySid.Length > 0);
    }

    /// <summary>Number of trail steps of all answers.</summary>
    public static int ResolveWithTrails(string path)
    {
        using var facts = ServerSnapshot.Open(path);
        var resolver = new EffectiveIdentityResolver(ServerConfiguration.Load(facts));
        return resolver.Resolve(new IdentityQuery()).Sum(answer => answer.Trail.Count);
    }
}
