using IisIdentityTools.Configuration;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Logons;

/// <summary>Logons and rules of samples/contoso, worked out by hand from its files: tests/data/causes/contoso-logons.tsv says from which.</summary>
public sealed class ContosoLogonTests : IDisposable
{
    private readonly ServerSnapshot _facts = ServerSnapshot.Open(SourceTree.At("samples/contoso"));

    public static TheoryData<string, string, string, string, string, string, string, string, string, string, int> Rows()
    {
        var rows = new TheoryData<string, string, string, string, string, string, string, string, string, string, int>();
        foreach (var line in File.ReadLines(SourceTree.At("tests/data/causes/contoso-logons.tsv")).Skip(1))
        {
            var cells = line.Split('\t');
            rows.Add(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9], int.Parse(cells[10], System.Globalization.CultureInfo.InvariantCulture));
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_refusal_has_its_cause(string site, string url, string verb, string status, string user, string id, string confidence, string identity, string path, string file, int line)
    {
        var parsed = StatusText.Parse(status);
        var request = new RefusedRequest { Basis = RefusalBasis.Observed, Site = site, Url = url, Verb = verb, User = user, StatusCode = parsed.Status, SubStatus = parsed.SubStatus, Win32Status = parsed.Win32 };

        var cause = new RefusalResolver(ServerConfiguration.Load(_facts, TestContext.Current.CancellationToken)).Resolve(request).Single().Causes.FirstOrDefault(each => each.Id == id);

        Assert.Equal(confidence, cause?.Confidence.ToString() ?? "-");
        if (cause is null)
            return;
        Assert.Equal((identity, path, file, line), (cause.Identity, cause.Path, cause.File, cause.Line));
    }

    public void Dispose() => _facts.Dispose();
}
