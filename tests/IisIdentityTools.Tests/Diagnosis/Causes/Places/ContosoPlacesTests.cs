using System.Globalization;
using IisIdentityTools.Configuration;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Places;

/// <summary>samples/contoso: the refusals of tests/data/causes/contoso-places.tsv, each with the cause that was worked out by hand.</summary>
public sealed class ContosoPlacesTests
{
    private const int Columns = 12;

    private static readonly Lazy<RefusalResolver> s_resolver = new(() => new(ServerConfiguration.Load(ServerSnapshot.Open(SourceTree.At("samples/contoso")))));

    public static TheoryData<string> Rows => [.. File.ReadLines(SourceTree.At("tests/data/causes/contoso-places.tsv")).Skip(1).Where(line => line.Length > 0)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_first_cause_is_the_one_worked_out_by_hand(string row)
    {
        var cells = row.Split('\t');
        Assert.Equal(Columns, cells.Length);
        var request = PlacesCase.Request(cells[1], cells[3], cells[2], cells[0]) with { User = cells[4] };
        var cause = Assert.Single(s_resolver.Value.Resolve(request)).Causes[0];
        Assert.Equal((cells[5], cells[6]), (cause.Id, cause.Confidence.ToString()));
        Assert.Equal((cells[7], cells[8]), (cause.Identity, cause.Path));
        Assert.Equal((cells[9], cells[10]), (WindowsPath.FileName(cause.File), cause.Line.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Every_row_of_the_catalogue_reads()
    {
        Assert.All(CauseCatalog.All, entry => Assert.All((string[])[entry.Title, entry.Seen, entry.ProvedWhen, entry.Fix, entry.Source], text => Assert.NotEmpty(text)));
        Assert.Equal(CauseCatalog.All.Count, CauseCatalog.All.Select(entry => entry.Id).Distinct(StringComparer.Ordinal).Count());
        var known = File.ReadLines(SourceTree.At("tests/data/causes/ids.txt")).ToHashSet(StringComparer.Ordinal);
        Assert.All(CauseCatalog.All, entry => Assert.Contains(entry.Id, known));
    }
}
