using System.Diagnostics;
using IisIdentityTools.Access;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Facts.Volumes;
using IisIdentityTools.Security;

namespace IisIdentityTools.Benchmarks;

/// <summary>The security descriptor of every file of a mounted NTFS volume, against getfattr on the same tree, in turn.</summary>
internal static class VolumeWalk
{
    public static void Run(string folder, int rounds = 5)
    {
        using var facts = ServerFactsWithVolumes.Alone(MountedVolumes.Open([VolumeMapping.Parse("D:=" + folder)]));
        var ours = new List<double>();
        var both = new List<double>();
        var getfattr = new List<double>();
        var walks = Walks().ToArray();
        var walked = walks.Select(_ => new List<double>()).ToArray();
        var resolver = new FolderAccessResolver(ServerConfiguration.Unknown(facts));
        var files = 0;
        for (var round = 0; round <= rounds; round++)
        {
            // The first round fills the caches of the system and does not count.
            getfattr.Add(Measure(() => GetFattr(folder)));
            ours.Add(Measure(() => files = ReadDescriptors(facts)));
            both.Add(Measure(() => ReadFacts(facts)));
            for (var i = 0; i < walks.Length; i++)
                walked[i].Add(Measure(() => resolver.Resolve(walks[i].Query).Count()));
        }
        Console.WriteLine($"{files} files and folders; medians of {rounds} rounds");
        Console.WriteLine($"getfattr -R -h -n system.ntfs_acl   {Median(getfattr),8:F0} ms");
        Console.WriteLine($"descriptors                         {Median(ours),8:F0} ms   {Median(ours) / Median(getfattr):F2}");
        Console.WriteLine($"descriptors and attributes          {Median(both),8:F0} ms   {Median(both) / Median(getfattr):F2}");
        for (var i = 0; i < walks.Length; i++)
            Console.WriteLine($"{walks[i].Name,-35} {Median(walked[i]),8:F0} ms   {Median(walked[i]) / Median(getfattr):F2}   {resolver.Resolve(walks[i].Query).Count()} answers");
    }

    /// <summary>What Test-IisFolderAccess -Recurse asks: the whole walk, with verdicts.</summary>
    private static IEnumerable<(string Name, FolderAccessQuery Query)> Walks()
    {
        string[] five = [@"IIS AppPool\Shop", "IUSR", @"IIS AppPool\Other", "NETWORK SERVICE", "S-1-5-19"];
        foreach (var (right, count) in new[] { (FileRights.ReadAttributes, 1), (FileRights.Read, 1), (FileRights.Read, 5), (FileRights.Modify, 1), (FileRights.Modify, 5) })
            yield return ($"walk, {right}, {count} identities", new FolderAccessQuery { Paths = [@"D:\"], Identities = five[..count], Right = right, Recurse = true });
    }

    private static int ReadDescriptors(ServerFactsWithVolumes facts)
    {
        byte[] buffer = [];
        var count = 0;
        foreach (var path in Walk(facts, @"D:\"))
        {
            if (!facts.TryReadDescriptor(path, ref buffer, out _))
                throw new InvalidOperationException($"'{path}' has no descriptor.");
            count++;
        }
        return count;
    }

    private static void ReadFacts(ServerFactsWithVolumes facts)
    {
        foreach (var path in Walk(facts, @"D:\"))
        {
            if (facts.GetPathSecurity(path).Attributes is null)
                throw new InvalidOperationException($"'{path}' has no attributes.");
        }
    }

    private static IEnumerable<string> Walk(ServerFactsWithVolumes facts, string folder)
    {
        foreach (var entry in facts.ListFolder(folder).Entries)
        {
            var path = folder.EndsWith('\\') ? folder + entry.Name : folder + '\\' + entry.Name;
            yield return path;
            if (entry.Kind != PathKind.Folder || entry.IsLink)
                continue;
            foreach (var below in Walk(facts, path))
                yield return below;
        }
    }

    private static void GetFattr(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("getfattr", ["-R", "-h", "-n", "system.ntfs_acl", folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        process.WaitForExit();
    }

    private static double Measure(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Skip(1).Order().ElementAt((times.Count - 1) / 2);
}
