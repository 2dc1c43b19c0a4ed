using Xunit;

namespace IisIdentityTools.Tests.PowerShell;

/// <summary>The Pester suite, one row for each of its tests: the module as an administrator meets it.</summary>
public sealed class PesterTests
{
    private const int FewestTests = 50;
    private static readonly Lazy<PesterRun> s_run = new(PesterRun.Start);

    public static IEnumerable<TheoryDataRow<int>> Rows() => s_run.Value.Skip is { } reason
        ? [new TheoryDataRow<int>(-1) { TestDisplayName = reason, Skip = reason }]
        : s_run.Value.Results.Select((result, index) => new TheoryDataRow<int>(index) { TestDisplayName = result.Name, Skip = result.Skip });

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void Pester(int index)
    {
        if (s_run.Value.Results[index].Failure is { } failure)
            Assert.Fail(failure);
    }

    [Fact]
    public void The_whole_suite_was_found()
    {
        Assert.SkipWhen(s_run.Value.Skip is not null, s_run.Value.Skip ?? "");
        Assert.True(s_run.Value.Results.Count >= FewestTests, $"Only {s_run.Value.Results.Count} Pester tests ran; there are {FewestTests} at least.");
    }
}
