using System.Text.RegularExpressions;
using IisIdentityTools.Changes;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Facts;
using Xunit;

namespace IisIdentityTools.Tests.WildData;

/// <summary>
/// On every applicationHost.config that other people published: all sites get the pool identity, and come back. The file itself holds the
/// expected values: every byte after undoing, and nothing to do the second time.
/// </summary>
public sealed partial class WildPlanTests : IDisposable
{
    private static readonly DateTime s_when = new(2026, 3, 14, 2, 10, 0, DateTimeKind.Utc);
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Files => new(WildFiles.OfKind("apphost").Concat(WildFiles.OfKind("apphost_vs")).Where(name => name == WildFiles.NoFolder || name.EndsWith(".config", StringComparison.OrdinalIgnoreCase)).Distinct());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void All_sites_get_the_pool_identity_and_come_back(string name)
    {
        var original = File.ReadAllBytes(WildFiles.At(name));
        var file = _folder.At("server.config");
        File.WriteAllBytes(file, original);
        using var snapshot = ServerSnapshot.Open(file);
        var configuration = ServerConfiguration.Load(snapshot, TestContext.Current.CancellationToken);
        Assert.SkipUnless(configuration.IsReadable, "IIS could not read the file either.");
        Assert.SkipWhen(configuration.Sites.All(site => !site.IsWebSite), "It has no web site.");

        var plan = Plan(file);
        if (plan.State == PlanState.NothingToDo)
        {
            Assert.Equal(original, File.ReadAllBytes(file));
            return;
        }

        Assert.Equal(PlanState.Applied, Runner(file).Apply(plan, "all", s_when).State);
        var lines = plan.Steps[0].Diff.Split('\n');
        Assert.DoesNotContain(lines, line => line.Contains("[enc:", StringComparison.Ordinal));
        // Every line that goes sets an anonymous user, and comes again but for that user and his password.
        var added = lines.Where(line => line.StartsWith('+')).Select(WithoutUser).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(added);
        Assert.All(lines.Where(line => line.StartsWith('-') && !line.StartsWith("---", StringComparison.Ordinal)), line =>
        {
            Assert.Contains("<anonymousAuthentication", line, StringComparison.Ordinal);
            Assert.Contains(WithoutUser(line), added);
        });
        Assert.Equal(PlanState.NothingToDo, Plan(file).State);
        using (var journal = ChangeJournal.Open(Writer(file), "the test", _ => { }))
            journal.Undo("all", "back", s_when);
        Assert.Equal(original, File.ReadAllBytes(file));
    }

    private static string WithoutUser(string line) => UserOrPassword().Replace(line[1..], "");

    [GeneratedRegex("\\s(userName|password)=\"[^\"]*\"")]
    private static partial Regex UserOrPassword();

    private static ChangePlan Plan(string file)
    {
        using var snapshot = ServerSnapshot.Open(file);
        return new AnonymousUserPlanner(ServerConfiguration.Load(snapshot, TestContext.Current.CancellationToken)).Plan(new AnonymousUserQuery { Force = true }, cancellation: TestContext.Current.CancellationToken);
    }

    private static SnapshotWriter Writer(string file) => new(ServerSnapshot.Open(file), _ => { });

    private static PlanRunner Runner(string file) => new(Writer(file), () => ServerSnapshot.Open(file), "the test", _ => { });
}
