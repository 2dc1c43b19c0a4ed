using IisIdentityTools.Access;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Access;

/// <summary>samples/contoso: every line of access.tsv, which was worked out by hand from the entries in facts.json, against what the resolver says.</summary>
public sealed class ContosoAccessTests
{
    private const int Columns = 6;

    private static readonly Lazy<FolderAccessResolver> s_resolver = new(() => new(ServerConfiguration.Load(ServerSnapshot.Open(SourceTree.At("samples/contoso")))));

    public static TheoryData<string, string, string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string, string, string>();
            foreach (var line in File.ReadLines(SourceTree.At("samples/contoso/access.tsv")).Skip(1))
            {
                var cells = line.Split('\t');
                Assert.Equal(Columns, cells.Length);
                rows.Add(cells[0], cells[1], cells[2], cells[3], cells[4]);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_verdict_is_the_one_worked_out_by_hand(string path, string identity, string right, string access, string limitedBy)
    {
        Assert.True(RightsText.TryParse(right, out var rights));
        var answer = Ask(path, identity, rights);
        Assert.Equal((access, limitedBy), (answer.Access.ToString(), answer.LimitedBy == AccessLimits.None ? "" : answer.LimitedBy.ToString()));
    }

    [Fact]
    public void What_is_granted_and_what_is_missing_make_up_what_was_asked() => Assert.All(Rows, row =>
    {
        Assert.True(RightsText.TryParse(row.Data.Item3, out var rights));
        var answer = Ask(row.Data.Item1, row.Data.Item2, rights);
        Assert.Equal(rights, answer.Granted | answer.Missing);
        Assert.Equal(FileRights.None, answer.Granted & answer.Missing);
        Assert.NotEmpty(answer.Because);
    });

    private static FolderAccess Ask(string path, string identity, FileRights rights) =>
        Assert.Single(s_resolver.Value.Resolve(new FolderAccessQuery { Paths = [path], Identities = [identity], Right = rights }, cancellation: TestContext.Current.CancellationToken));
}
