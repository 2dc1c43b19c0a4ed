using System.Runtime.CompilerServices;
using IisIdentityTools.Compatibility;
using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>
/// Hashes that tell clients apart: by address alone, and by address, agent, site and URL, which are the same on all legs of a handshake. The
/// connection is not logged; clients behind one proxy are one client for each agent and URL.
/// </summary>
internal static class ClientHash
{
    /// <summary>
    /// A quick hash of the client's address, taken for every answer: its last four letters, which differ most. Short addresses (<c>::1</c>) have the
    /// space before them among these.
    /// </summary>
    [MethodImpl(HotPath.Optimize)]
    public static int OfAddress(LogLine line, LogFieldMap map)
    {
        var end = line.EndOf(map.ClientIp);
        if (end < 4)
            return 0;
        var bytes = line.Bytes;
        var tail = (uint)(bytes[end - 1] | (bytes[end - 2] << 8) | (bytes[end - 3] << 16) | (bytes[end - 4] << 24));
        return (int)(unchecked(tail * 0x9E3779B1) >> 16);
    }

    /// <summary>Hash of everything that a handshake keeps.</summary>
    [MethodImpl(HotPath.Optimize)]
    public static ulong Of(LogLine line, LogFieldMap map)
    {
        unchecked
        {
            var hash = ((ulong)(uint)OfColumn(line, map.ClientIp) << 32) | (uint)OfColumn(line, map[LogColumn.UserAgent]);
            hash = (hash ^ (uint)OfColumn(line, map[LogColumn.Stem])) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 32;
            hash = (hash ^ (uint)OfColumn(line, map[LogColumn.SiteName])) * 0xD6E8FEB86659FD93;
            return hash ^ (hash >> 32);
        }
    }

    private static int OfColumn(LogLine line, int column) =>
        column < 0 ? 0 : line.StartOf(column) is var start ? ByteContent.Hash(line.Bytes, start, line.EndOf(column) - start) : 0;
}
