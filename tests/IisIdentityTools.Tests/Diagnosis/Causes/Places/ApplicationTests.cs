using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Places;

/// <summary>500 and 502: ASP.NET Core, CGI, FastCGI and code.</summary>
public sealed class ApplicationTests
{
    // Owner SYSTEM; SYSTEM and administrators have full control, and nobody else anything.
    private const string Closed = "O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";

    [Theory]
    [InlineData("InProcess", "InProcess", "500.35", "CORE-TWOAPPS", CauseConfidence.Proved)]
    [InlineData("InProcess", "OutOfProcess", "500.34", "CORE-MIXED", CauseConfidence.Proved)]
    [InlineData("OutOfProcess", "OutOfProcess", "500.34", "CORE-MIXED", null)]
    [InlineData("OutOfProcess", "OutOfProcess", "500.35", "CORE-TWOAPPS", null)]
    public void Hosting_models_of_one_pool_are_compared(string first, string second, string status, string id, CauseConfidence? expected)
    {
        var server = Core(new TestServer().Declare("aspNetCore"), @"D:\site", first).Application("/two", @"D:\two");
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(Core(server, @"D:\two", second), PlacesCase.Request("/two/x", status)), id));
    }

    [Fact]
    public void Applications_of_different_pools_do_not_disturb_each_other()
    {
        var server = Core(new TestServer().Declare("aspNetCore"), @"D:\site", "InProcess").Pool("Other").Application("/two", @"D:\two", "applicationPool=\"Other\"");
        Assert.Null(PlacesCase.Of(PlacesCase.Explain(Core(server, @"D:\two", "InProcess"), PlacesCase.Request("/two/x", "500.35")), "CORE-TWOAPPS"));
    }

    [Theory]
    // The pool's virtual account is neither SYSTEM nor an administrator.
    [InlineData(Closed, CauseConfidence.Proved)]
    [InlineData("O:SYG:SYD:PAI(A;;FA;;;SY)(A;;0x1200a9;;;BU)", null)]
    public void The_worker_needs_to_run_the_program(string sddl, CauseConfidence? expected)
    {
        var server = Core(new TestServer().Declare("aspNetCore"), @"D:\site", "OutOfProcess").WithFile(@"D:\site\App.exe", "x").WithFacts(facts => facts.WithStockGroups().WithSddl(@"D:\site\App.exe", sddl, PathKind.File));
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(server, PlacesCase.Request("/x", "502.5")), "CORE-EXE"));
    }

    [Fact]
    public void A_program_that_does_not_exist_is_the_reason()
    {
        var cause = PlacesCase.Explain(Core(new TestServer().Declare("aspNetCore"), @"D:\site", "OutOfProcess"), PlacesCase.Request("/x", "502.5"))[0];
        Assert.Equal(("CORE-EXE", CauseConfidence.Proved, @"D:\site\App.exe", @"D:\site\web.config"), (cause.Id, cause.Confidence, cause.Path, cause.File));
    }

    [Theory]
    // CGI needs both privileges in the worker process; stock Windows gives them to the virtual accounts, not to an account of its own.
    [InlineData(InMemoryServerFacts.DomainSid + "-2001", null)]
    [InlineData("S-1-5-19", CauseConfidence.Proved)]
    public void Programs_are_started_as_the_user_only_with_two_privileges(string holder, CauseConfidence? expected)
    {
        var server = new TestServer().Pool("Pool", "", """identityType="SpecificUser" userName="CONTOSO\svc_cgi" """).WithFacts(facts => facts
            .WithUser(InMemoryServerFacts.DomainSid + "-2001", @"CONTOSO\svc_cgi").WithStockGroups()
            .WithUserRight("SeAssignPrimaryTokenPrivilege", holder).WithUserRight("SeIncreaseQuotaPrivilege", holder));
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(server, PlacesCase.Request("/a.exe", "403.19")), "CGI-40319"));
    }

    [Fact]
    public void A_fastcgi_program_that_does_not_exist_is_the_reason()
    {
        var server = new TestServer().Location("Site", """<system.webServer><handlers><add name="PHP" path="*.php" verb="*" modules="FastCgiModule" scriptProcessor="C:\PHP\php-cgi.exe" /></handlers></system.webServer>""");
        var causes = PlacesCase.Explain(server, PlacesCase.Request("/a.php", "500.0.2"));
        Assert.Equal(CauseConfidence.Proved, PlacesCase.Of(causes, "PHP-EXE"));
    }

    [Theory]
    [InlineData("loadUserProfile=\"true\" setProfileEnvironment=\"true\"", null)]
    [InlineData("loadUserProfile=\"true\" setProfileEnvironment=\"false\"", CauseConfidence.Consistent)]
    [InlineData("loadUserProfile=\"false\"", CauseConfidence.Consistent)]
    public void Keys_are_kept_only_with_a_profile(string processModel, CauseConfidence? expected)
    {
        var server = Core(new TestServer().Declare("aspNetCore").Pool("Pool", "", processModel), @"D:\site", "InProcess");
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(server, PlacesCase.Request("/x", "400.0")), "CORE-KEYS"));
    }

    [Theory]
    [InlineData("Full", null)]
    [InlineData("Medium", CauseConfidence.Consistent)]
    public void Partial_trust_is_a_setting(string level, CauseConfidence? expected)
    {
        var server = new TestServer().Pool("Pool", "managedRuntimeVersion=\"v4.0\"").WebConfig(@"D:\site", $"""<system.web><trust level="{level}" /></system.web>""");
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(server, PlacesCase.Request("/a.aspx", "500.0")), "NET-TRUST"));
    }

    [Fact]
    public void Code_that_runs_as_the_worker_has_no_second_hop()
    {
        var causes = PlacesCase.Explain(new TestServer().Pool("Pool", "managedRuntimeVersion=\"v4.0\""), PlacesCase.Request("/a.aspx", "500.0.0"));
        Assert.DoesNotContain(causes, cause => cause.Id.StartsWith("HOP-", StringComparison.Ordinal));
        Assert.Equal(@"IIS AppPool\Pool", causes.First(cause => cause.Id == "NET-WRITE").Identity);
    }

    private static TestServer Core(TestServer server, string folder, string model) => server.WebConfig(folder, $"""
        <location path="." inheritInChildApplications="false"><system.webServer>
            <handlers><add name="aspNetCore" path="*" verb="*" modules="AspNetCoreModuleV2" resourceType="Unspecified" /></handlers>
            <aspNetCore processPath=".\App.exe" hostingModel="{model}" />
        </system.webServer></location>
        """);
}
