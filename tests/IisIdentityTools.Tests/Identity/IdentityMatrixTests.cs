using IisIdentityTools.Identity;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Identity;

/// <summary>The documented table impersonation × anonymous access (rule B6, [C] msdn aa302377).</summary>
public sealed class IdentityMatrixTests
{
    private const string Pool = @"IIS AppPool\Pool";
    private const string Iusr = @"NT AUTHORITY\IUSR";
    private const string Caller = "(authenticated user)";

    [Theory]
    // impersonation | anonymous | static files and ASP | ASP.NET code
    [InlineData(false, true, Iusr, Pool)]
    [InlineData(false, false, Caller, Pool)]
    [InlineData(true, true, Iusr, Iusr)]
    [InlineData(true, false, Caller, Caller)]
    public void The_four_rows(bool impersonation, bool anonymous, string request, string code)
    {
        var row = Rows(new TestServer()).Single(row => row.Impersonation == impersonation && row.AnonymousAccess == anonymous);

        Assert.Equal((Pool, request, code), (row.ProcessIdentity, row.RequestIdentity, row.CodeIdentity));
    }

    [Theory]
    [InlineData("", "", false, true)]
    [InlineData("<system.web><identity impersonate=\"true\" /></system.web>", "", true, true)]
    [InlineData("", "anonymous off", false, false)]
    [InlineData("<system.web><identity impersonate=\"true\" /></system.web>", "anonymous off", true, false)]
    public void One_row_is_where_the_application_stands(string web, string location, bool impersonation, bool anonymous)
    {
        var server = new TestServer().WebConfig(@"D:\site", web);
        if (location.Length > 0)
            server.Location("Site", """<system.webServer><security><authentication><anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" /></authentication></security></system.webServer>""");

        var row = Assert.Single(Rows(server), row => row.IsCurrent);

        Assert.Equal((impersonation, anonymous), (row.Impersonation, row.AnonymousAccess));
    }

    [Theory]
    // A fixed account takes the place of whoever asks; a pool identity as anonymous user takes that of IUSR.
    [InlineData("userName=\"CONTOSO\\fix\" password=\"x\"", "IUSR", true, @"CONTOSO\fix")]
    [InlineData("", "", true, Pool)]
    [InlineData("", @"CONTOSO\anon", true, @"CONTOSO\anon")]
    public void The_row_of_impersonation_and_anonymous_access(string identity, string anonymousUser, bool anonymous, string code)
    {
        var server = new TestServer()
            .Replace(" userName=\"IUSR\"", $" userName=\"{anonymousUser}\"")
            .WebConfig(@"D:\site", $"<system.web><identity impersonate=\"true\" {identity} /></system.web>");

        Assert.Equal(code, Rows(server).Single(row => row.Impersonation && row.AnonymousAccess == anonymous).CodeIdentity);
    }

    [Fact]
    public void An_application_without_managed_code_has_no_table() => Assert.Empty(Rows(new TestServer().Pool("Pool", "managedRuntimeVersion=\"\"")));

    [Fact]
    public void The_refused_rows_of_the_integrated_pipeline_say_so()
    {
        Assert.All(Rows(new TestServer()), row => Assert.Equal(row.Impersonation, row.Says.Contains("500.24", StringComparison.Ordinal)));
        Assert.All(Rows(new TestServer().Pool("Pool", "managedPipelineMode=\"Classic\"")), row => Assert.DoesNotContain("500.24", row.Says, StringComparison.Ordinal));
    }

    private static IdentityMatrixRow[] Rows(TestServer server) =>
        [.. IdentityMatrix.Rows(new EffectiveIdentityResolver(server.Load()), new IdentityQuery(), cancellation: TestContext.Current.CancellationToken)];
}
