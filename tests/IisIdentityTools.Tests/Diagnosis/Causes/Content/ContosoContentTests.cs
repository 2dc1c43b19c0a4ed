using System.Globalization;
using IisIdentityTools.Configuration;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Content;

/// <summary>samples/contoso: what was worked out by hand from its configuration and permissions, against what the resolver says.</summary>
public sealed class ContosoContentTests
{
    private static readonly Lazy<RefusalResolver> s_resolver = new(() => new(ServerConfiguration.Load(ServerSnapshot.Open(SourceTree.At("samples/contoso")))));

    public static TheoryData<string> Rows => [.. File.ReadLines(SourceTree.At("tests/data/causes/contoso-content.tsv")).Skip(1)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_cause_is_the_one_worked_out_by_hand(string row)
    {
        var columns = row.Split('\t');
        var request = Explained.Request(columns[1], columns[3], columns[4], columns[2]) with { Site = columns[0] };
        RefusalExplanation explanation;
        lock (s_resolver)
            explanation = Assert.Single(s_resolver.Value.Resolve(request));
        if (columns[6] == "Refuted")
        {
            Assert.DoesNotContain(explanation.Causes, other => other.Id == columns[5]);
            return;
        }

        var cause = explanation.Cause(columns[5]);
        Assert.Equal(Enum.Parse<CauseConfidence>(columns[6]), cause.Confidence);
        Assert.Equal((columns[7], columns[8], columns[9], columns[10]), (cause.Identity, cause.Path, cause.File, cause.Line == 0 ? "" : cause.Line.ToString(CultureInfo.InvariantCulture)));
    }
}
