using IisIdentityTools.Identity.Tokens;
using Xunit;

namespace IisIdentityTools.Tests.Identity.Tokens;

/// <summary>Every cell of the table of rule C1, on a stock server whose groups are known.</summary>
public sealed class TokenTableTests
{
    private static readonly string[] s_columns = ["AppPoolIdentity", "IUSR", "NETWORK SERVICE", "LOCAL SERVICE", "SpecificUser (batch)", "Network user"];

    /// <summary>C held and confirmed, R held and recalled, D deny-only, - not held. IIS_IUSRS of IUSR and the network user: not a member here.</summary>
    private static readonly (string Sid, string Cells)[] s_rows =
    [
        ("S-1-1-0", "C C C C C C"),
        ("S-1-5-32-545", "C C C C C C"),
        ("S-1-5-11", "C C C C C C"),
        ("S-1-5-15", "C C C R C C"),
        ("S-1-2-0", "C C C R C -"),
        ("S-1-2-1", "C C R C C -"),
        ("S-1-5-6", "C D C C - -"),
        ("S-1-5-3", "- - - - C -"),
        ("S-1-5-4", "- - - - - -"),
        ("S-1-5-2", "- - - - - C"),
        ("S-1-5-32-568", "C - C C C -"),
        (TokenCases.PoolSid, "C - C C C -"),
        ("S-1-5-82-0", "C - - - - -"),
        ("S-1-5-113", "- - - - C C"),
        ("S-1-5-64-10", "- - - - C C"),
    ];

    public static TheoryData<string, string, char> Cells
    {
        get
        {
            var data = new TheoryData<string, string, char>();
            foreach (var (sid, cells) in s_rows)
            {
                var values = cells.Split(' ');
                for (var i = 0; i < s_columns.Length; i++)
                    data.Add(sid, s_columns[i], values[i][0]);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Cells))]
    public void Cell(string sid, string column, char cell) => AssertCell(sid, column, cell);

    /// <summary>The logon SIDs that C1's rows give to logon methods, and LogonService in place of LogonBatch.</summary>
    [Theory]
    [InlineData("S-1-5-3", "Batch user", 'C')]
    [InlineData("S-1-5-4", "Batch user", '-')]
    [InlineData("S-1-5-2", "Batch user", '-')]
    [InlineData("S-1-5-4", "Interactive user", 'C')]
    [InlineData("S-1-5-3", "Interactive user", '-')]
    [InlineData("S-1-5-2", "Interactive user", '-')]
    [InlineData("S-1-5-2", "ClearText user", 'R')]
    [InlineData("S-1-5-3", "ClearText user", '-')]
    [InlineData("S-1-2-0", "ClearText user", '-')]
    [InlineData("S-1-2-1", "ClearText user", '-')]
    [InlineData("S-1-5-11", "ClearText user", 'C')]
    [InlineData("S-1-5-6", "SpecificUser (service)", 'C')]
    [InlineData("S-1-5-3", "SpecificUser (service)", '-')]
    [InlineData("S-1-5-32-568", "SpecificUser (service)", 'C')]
    [InlineData("S-1-5-82-0", "SpecificUser (service)", '-')]
    public void Logon_sid(string sid, string column, char cell) => AssertCell(sid, column, cell);

    /// <summary>C1, last line; the pool's SID is added for every identityType.</summary>
    [Fact]
    public void LocalSystem_holds_administrators_enabled()
    {
        var token = IdentityTokenBuilder.Build(TokenCases.Subject("LocalSystem"), TokenCases.Server());

        Assert.Equal(
            new[] { "S-1-5-18", "S-1-1-0", "S-1-5-11", "S-1-5-32-544", TokenCases.PoolSid, "S-1-5-32-568" }.Order(StringComparer.Ordinal),
            token.SidsIn(TokenGroupState.Enabled).Order(StringComparer.Ordinal));
        Assert.Equal("S-1-5-18", token.IdentitySid);
        Assert.Empty(token.SidsIn(TokenGroupState.Unknown));
    }

    [Theory]
    [InlineData("AppPoolIdentity")]
    [InlineData("IUSR")]
    [InlineData("NETWORK SERVICE")]
    [InlineData("LOCAL SERVICE")]
    [InlineData("LocalSystem")]
    [InlineData("SpecificUser (batch)")]
    [InlineData("Network user")]
    [InlineData("Interactive user")]
    public void Every_entry_has_a_reason_a_rule_and_a_name(string column)
    {
        var token = IdentityTokenBuilder.Build(TokenCases.Subject(column), TokenCases.Server());

        Assert.All(token.Groups, group =>
        {
            Assert.NotEmpty(group.Why);
            Assert.Matches("^C[1-4]$", group.Rule);
            Assert.NotEmpty(group.Name);
            Assert.NotEqual(TokenGroupState.Absent, group.State);
        });
        Assert.Equal(TokenGroupOrigin.UserSid, token.Groups[0].Origin);
        Assert.Equal(token.Groups.Count, token.Groups.Select(group => group.Sid).Distinct().Count());
        Assert.Equal("WEB01", token.Server);
    }

    private static void AssertCell(string sid, string column, char cell)
    {
        var token = IdentityTokenBuilder.Build(TokenCases.Subject(column), TokenCases.Server());
        var expected = cell switch { '-' => TokenGroupState.Absent, 'D' => TokenGroupState.DenyOnly, _ => TokenGroupState.Enabled };

        Assert.Equal(expected, token.StateOf(sid));
        Assert.Equal(cell == '-', token.FindGroup(sid) is null);
        if (cell != '-')
            Assert.Equal(cell == 'R' ? RuleMark.Recalled : RuleMark.Confirmed, token.FindGroup(sid)!.Mark);
    }
}
