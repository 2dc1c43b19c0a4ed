using System.Globalization;
using IisIdentityTools.Security;

namespace IisIdentityTools.Benchmarks;

/// <summary>
/// The access check beside Samba's, in turn on the same cases. Processor time of the process, not time on the clock, so that other
/// programs on the machine count for neither; best of several batches.
/// </summary>
internal static class AccessChecks
{
    private const int Rounds = 5;
    private const int Batches = 9;
    private const int ChecksOfABatch = 2_000_000;
    private const int SambaChecksOfABatch = 40_000;
    private const int CachedDescriptors = 50;
    private const string Owner = "S-1-5-18";

    // A pool's worker process with 11 SIDs; a list of 6 entries of which the last gives the rights, so that all are looked at.
    private static readonly string[] s_sids =
    [
        "S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415", "S-1-1-0", "S-1-5-32-545", "S-1-5-6", "S-1-2-1", "S-1-5-11",
        "S-1-5-15", "S-1-2-0", "S-1-5-82-0", "S-1-5-32-568", "S-1-5-5-0-71543",
    ];

    private static readonly string[] s_entries =
    [
        "1;0;2;S-1-5-7", "0;0;1f01ff;S-1-5-18", "0;0;1f01ff;S-1-5-32-544", "0;10;1301bf;S-1-5-21-1004336348-1177238915-682003330-1003",
        "0;10;1200a9;S-1-5-17", "0;10;1200a9;S-1-5-32-568",
    ];

    private static readonly Dictionary<string, SecurityIdentifier> s_shared = s_sids.Concat(s_entries.Select(entry => entry.Split(';')[3])).Append(Owner).Distinct().ToDictionary(sid => sid, SecurityIdentifier.Parse);
    private static readonly AccessToken s_token = new(s_shared[s_sids[0]]) { Groups = [.. s_sids.Skip(1).Select(sid => new AccessTokenGroup(s_shared[sid]))], IntegrityLevel = IntegrityLevel.High };

    /// <summary>Measures and prints the table.</summary>
    public static void Run()
    {
        var samba = SambaAccessCheck.Make(out var reason);
        if (samba is null)
            Console.WriteLine(reason);
        Console.WriteLine("| check | Samba ns | ours ns | million a second | ours / Samba | bytes allocated |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var (name, desired) in new[] { ("read and execute", 0x1200A9u), ("a right that is refused", 0x2u), ("MAXIMUM_ALLOWED", 0x0200_0000u) })
        {
            Print($"{name}, SIDs are the same objects", samba, desired, [Descriptor(shared: true)]);
            Print($"{name}, SIDs are equal objects", samba, desired, [Descriptor(shared: false)]);
        }

        Print($"read and execute, {CachedDescriptors} descriptors in turn", samba, 0x1200A9, [.. Enumerable.Range(0, CachedDescriptors).Select(_ => Descriptor(shared: true))]);
    }

    private static void Print(string name, SambaAccessCheck? samba, uint desired, SecurityDescriptor[] descriptors)
    {
        var ours = double.MaxValue;
        var theirs = double.MaxValue;
        var allocated = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            (var nanoseconds, allocated) = Measure(descriptors, new(desired));
            ours = Math.Min(ours, nanoseconds);
            if (samba is null)
                continue;
            (nanoseconds, var granted) = samba.Measure(SambaChecksOfABatch, desired, Owner, s_sids, s_entries);
            theirs = Math.Min(theirs, nanoseconds);
            MustAgree(granted, AccessCheck.Decide(descriptors[0], s_token, new(desired)));
        }

        var peer = samba is null ? "-" : theirs.ToString("F0", CultureInfo.InvariantCulture);
        var ratio = samba is null ? "-" : (ours / theirs).ToString("F3", CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {peer} | {ours:F1} | {1000 / ours:F0} | {ratio} | {allocated} |"));
    }

    private static (double Nanoseconds, long Allocated) Measure(SecurityDescriptor[] descriptors, AccessMask desired)
    {
        var best = double.MaxValue;
        Check(descriptors, desired, ChecksOfABatch / 10);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Check(descriptors, desired, 10_000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        for (var batch = 0; batch < Batches; batch++)
        {
            var start = Environment.CpuUsage.TotalTime;
            Check(descriptors, desired, ChecksOfABatch);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalNanoseconds / ChecksOfABatch);
        }

        return (best, allocated);
    }

    private static uint Check(SecurityDescriptor[] descriptors, AccessMask desired, int times)
    {
        var sum = 0u;
        var next = 0;
        for (var i = 0; i < times; i++)
        {
            sum += AccessCheck.Decide(descriptors[next], s_token, desired).Granted.Value;
            if (++next == descriptors.Length)
                next = 0;
        }

        return sum;
    }

    private static void MustAgree(string granted, AccessDecision decision)
    {
        var own = decision.Verdict == AccessVerdict.Allowed ? decision.Granted.Value.ToString("x", CultureInfo.InvariantCulture) : "denied";
        if (own != granted)
            throw new InvalidOperationException($"Samba says {granted}, we say {own}: the two do not check the same.");
    }

    private static SecurityDescriptor Descriptor(bool shared)
    {
        var entries = s_entries.Select(text => text.Split(';')).Select(parts => new AccessControlEntry(
            (AceType)Hex(parts[0]), (AceFlags)Hex(parts[1]), new(Hex(parts[2])), shared ? s_shared[parts[3]] : SecurityIdentifier.Parse(parts[3])));
        return new(ControlFlags.DaclPresent, s_shared[Owner], null, new AccessControlList(entries));
    }

    private static uint Hex(string text) => uint.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
