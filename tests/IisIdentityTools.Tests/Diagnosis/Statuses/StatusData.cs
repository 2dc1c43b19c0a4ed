using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Statuses;

/// <summary>Listings that others made, in tests/data/statuses: one row a line, columns apart by tabs.</summary>
internal static class StatusData
{
    public static IReadOnlyList<string[]> Rows(string file)
    {
        var rows = File.ReadLines(SourceTree.At("tests/data/statuses/" + file)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToList();
        Assert.NotEmpty(rows);
        return rows;
    }
}
