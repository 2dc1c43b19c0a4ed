using System.Runtime.CompilerServices;
using IisIdentityTools.Compatibility;
using IisIdentityTools.Diagnosis.Logs.Groups;
using IisIdentityTools.Diagnosis.Logs.Handshakes;
using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>Looks at a line whose status may matter: is it asked about, which group is it of, and what is it?</summary>
internal sealed class LineExaminer(ScanRules rules, GroupTable table, LogFile file)
{
    private const int HighestSubStatus = 9999;

    private readonly UrlPattern _pattern = new();
    private readonly Dictionary<int, bool> _takenSites = [];
    private readonly int _fileSite = table.Sites.Add(file.Site);
    private readonly int _fileServer = table.Servers.Add(file.Server);

    /// <summary>What is wrong with the last line for which <see cref="Examine"/> said that it is broken.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>Looks at a line.</summary>
    /// <param name="line">Its columns.</param>
    /// <param name="map">What they mean.</param>
    /// <param name="status">Its status.</param>
    /// <param name="seconds">Its time.</param>
    /// <param name="finding">The line, when it is asked about.</param>
    /// <param name="kind">What it is; of a <see cref="LineVerdict.Leg"/>, what it is if its client is answered.</param>
    [MethodImpl(HotPath.Optimize)]
    public LineVerdict Examine(LogLine line, LogFieldMap map, int status, long seconds, out Finding finding, out FailureKind kind)
    {
        (finding, kind) = (default, FailureKind.Failure);
        var subStatus = line.NumberIn(map[LogColumn.SubStatus]);
        var win32 = line.NumberIn(map[LogColumn.Win32Status]);
        if (subStatus is < 0 or > HighestSubStatus)
            return Broken("sc-substatus is no number of at most four digits.");
        if (win32 is < 0 or > uint.MaxValue)
            return Broken("sc-win32-status is no unsigned number of 32 bits.");
        if (status == 0 && map.Format != LogFormat.HttpError)
            return LineVerdict.NotAsked;
        var site = SiteOf(line, map);
        if (!rules.Takes(status, (int)subStatus) || !rules.Takes(seconds) || !Takes(site))
            return LineVerdict.NotAsked;

        kind = KindOf(line, map, status, (int)subStatus, (uint)win32, out var isLeg);
        var group = table.GroupOf(KeyOf(line, map, site, status, (int)subStatus, (uint)win32));
        finding = new(group, site, table.Clients.Add(line, map.ClientIp), seconds, line, map);
        return isLeg ? LineVerdict.Leg : LineVerdict.Taken;
    }

    [MethodImpl(HotPath.Optimize)]
    private static FailureKind KindOf(LogLine line, LogFieldMap map, int status, int subStatus, uint win32, out bool isLeg)
    {
        isLeg = false;
        if (LineKinds.IsClientAbort(win32) || (status == 0 && LineKinds.IsClientAbort(line, map)))
            return FailureKind.ClientAbort;
        // Without the client's address nobody can tell who was answered later; a user who is refused has logged on.
        if (status != 401 || map.Format == LogFormat.HttpError || !map.Has(LogColumn.ClientIp) || !line.IsEmpty(map[LogColumn.User]))
            return FailureKind.Failure;
        var kind = LineKinds.IfAnswered(subStatus, map.Has(LogColumn.SubStatus), win32);
        isLeg = kind != FailureKind.Failure;
        return kind;
    }

    [MethodImpl(HotPath.Optimize)]
    private GroupKey KeyOf(LogLine line, LogFieldMap map, int site, int status, int subStatus, uint win32)
    {
        var server = map.Has(LogColumn.ComputerName) ? table.Servers.Add(line, map[LogColumn.ComputerName]) : TextTable.Empty;
        return new(
            server == TextTable.Empty ? _fileServer : server, site, status, subStatus, win32, UrlOf(line, map),
            table.Users.Add(line, map[LogColumn.User]), table.Reasons.Add(line, map[LogColumn.Reason]), table.Queues.Add(line, map[LogColumn.Queue]));
    }

    [MethodImpl(HotPath.Optimize)]
    private int UrlOf(LogLine line, LogFieldMap map)
    {
        var column = map[LogColumn.Stem];
        return line.IsEmpty(column) ? TextTable.Empty : table.Urls.Add(_pattern.Bytes, 0, _pattern.Make(line.Bytes, line.StartOf(column), line.EndOf(column)));
    }

    [MethodImpl(HotPath.Optimize)]
    private int SiteOf(LogLine line, LogFieldMap map)
    {
        if (map.Has(LogColumn.SiteName) && table.Sites.Add(line, map[LogColumn.SiteName]) is var named and > TextTable.Empty)
            return named;
        return line.IsEmpty(map[LogColumn.SiteId]) ? _fileSite : table.Sites.Add(LoggedSites.Prefix + LogText.Column(line, map[LogColumn.SiteId]));
    }

    private bool Takes(int site)
    {
        if (!_takenSites.TryGetValue(site, out var takes))
            _takenSites.Add(site, takes = rules.TakesSite(table.Sites[site]));
        return takes;
    }

    private LineVerdict Broken(string fault)
    {
        Fault = fault;
        return LineVerdict.Broken;
    }
}
