using IisIdentityTools.Compatibility;
using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>
/// Hashes that tell clients apart: by address alone, and by address, agent, site and URL, which are the same on all legs of a handshake. The
/// connection is not logged; clients behind one proxy are one client for each agent and URL.
/// </summary>
internal static class ClientHash
{
    /// <summary>Hash of the client's address.</summary>
    public static int OfAddress(LogLine line, LogFieldMap map) => OfColumn(line, map[LogColumn.ClientIp]);

    /// <summary>Hash of everything that a handshake keeps.</summary>
    public static ulong Of(LogLine line, LogFieldMap map, int address)
    {
        unchecked
        {
            var hash = ((ulong)(uint)address << 32) | (uint)OfColumn(line, map[LogColumn.UserAgent]);
            hash = (hash ^ (uint)OfColumn(line, map[LogColumn.Stem])) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 32;
            hash = (hash ^ (uint)OfColumn(line, map[LogColumn.SiteName])) * 0xD6E8FEB86659FD93;
            return hash ^ (hash >> 32);
        }
    }

    private static int OfColumn(LogLine line, int column) =>
        column < 0 ? 0 : line.StartOf(column) is var start ? ByteContent.Hash(line.Bytes, start, line.EndOf(column) - start) : 0;
}
