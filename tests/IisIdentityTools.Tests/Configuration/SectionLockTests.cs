using IisIdentityTools.Configuration;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>Who may set a section where (rules A6, A7): declarations, overrideMode, allowOverride, allowDefinition.</summary>
public sealed class SectionLockTests
{
    private const string Allowed = """<system.webServer><directoryBrowse enabled="true" /></system.webServer>""";

    private const string Denied = """<system.webServer><security><authentication><anonymousAuthentication enabled="false" /></authentication></security></system.webServer>""";

    private const string DeniedEmpty = """<system.webServer><security><authentication><anonymousAuthentication /></authentication></security></system.webServer>""";

    public static TheoryData<string> LockedOnAStockServer =>
    [
        // Rule A6, [C] APH: overrideModeDefault="Deny".
        "<asp />", "<cgi />", "<isapiFilters />", "<httpLogging />", "<serverRuntime />", "<security><access sslFlags=\"Ssl\" /></security>", "<security><ipSecurity /></security>",
        "<security><dynamicIpSecurity /></security>", "<security><applicationDependencies /></security>",
        "<security><authentication><anonymousAuthentication /></authentication></security>", "<security><authentication><basicAuthentication /></authentication></security>",
        "<security><authentication><digestAuthentication /></authentication></security>", "<security><authentication><windowsAuthentication /></authentication></security>",
        "<security><authentication><clientCertificateMappingAuthentication /></authentication></security>",
        "<security><authentication><iisClientCertificateMappingAuthentication /></authentication></security>", "<serverSideInclude />", "<webdav><authoring /></webdav>",
        "<webSocket />", "<odbcLogging />", "<httpTracing />", "<tracing><traceProviderDefinitions /></tracing>",
        // AppHostOnly.
        "<fastCgi />", "<globalModules />", "<security><isapiCgiRestriction /></security>",
    ];

    public static TheoryData<string> OpenOnAStockServer =>
    [
        "<defaultDocument />", "<directoryBrowse />", "<caching />", "<httpErrors />", "<httpProtocol />", "<httpRedirect />", "<security><authorization /></security>",
        "<security><requestFiltering /></security>", "<staticContent />", "<urlCompression />", "<httpCompression />", "<tracing><traceFailedRequests /></tracing>", "<validation />",
        "<applicationInitialization />",
        // Unlocked by location path="" since ASP.NET is installed there.
        "<handlers />", "<modules />",
    ];

    [Theory]
    [MemberData(nameof(LockedOnAStockServer))]
    public void A_section_that_is_locked_on_a_stock_server_is_refused_in_a_web_config(string section) =>
        Assert.Equal("0x80070021", Assert.Single(Problems(new TestServer().WebConfig(@"D:\site", $"<system.webServer>{section}</system.webServer>"))).HResult);

    [Theory]
    [MemberData(nameof(OpenOnAStockServer))]
    public void A_section_that_is_open_on_a_stock_server_is_accepted(string section) =>
        Assert.Empty(Problems(new TestServer().WebConfig(@"D:\site", $"<system.webServer>{section}</system.webServer>")));

    [Theory]
    [InlineData("overrideMode=\"Allow\"")]
    [InlineData("overrideMode=\"allow\"")]
    [InlineData("allowOverride=\"true\"")]
    public void A_location_unlocks_a_section_from_its_path_on(string attribute)
    {
        var server = new TestServer().Location("Site/in", DeniedEmpty, attribute).WebConfig(@"D:\site\in", Denied).WebConfig(@"D:\site\in\deep", Denied);

        Assert.Empty(Problems(server, "/in"));
        Assert.Empty(Problems(server, "/in/deep"));
        Assert.False(server.Level("/in").GetSection("system.webServer/security/authentication/anonymousAuthentication").Get("enabled").IsTrue);
    }

    [Fact]
    public void Unlocking_one_path_leaves_its_neighbour_locked()
    {
        var server = new TestServer().Location("Site/in", DeniedEmpty, "overrideMode=\"Allow\"").WebConfig(@"D:\site\out", Denied);

        Assert.Equal("0x80070021", Assert.Single(Problems(server, "/out")).HResult);
    }

    [Theory]
    [InlineData("overrideMode=\"Deny\"")]
    [InlineData("allowOverride=\"false\"")]
    public void A_location_locks_a_section_from_its_path_on(string attribute)
    {
        var server = new TestServer().Location("Site/in", Allowed, attribute).WebConfig(@"D:\site\in\deep", Allowed).WebConfig(@"D:\site\out", Allowed);

        var problem = Assert.Single(Problems(server, "/in/deep"));

        Assert.Equal(("500.19", "0x80070021"), (problem.Status, problem.HResult));
        Assert.Empty(Problems(server, "/out"));
        Assert.True(server.Level("/in/deep").GetSection("system.webServer/directoryBrowse").IsLockedBelow);
        Assert.False(server.Level("/out").GetSection("system.webServer/directoryBrowse").IsLockedBelow);
    }

    [Fact]
    public void OverrideMode_Inherit_leaves_what_is_above()
    {
        Assert.Single(Problems(new TestServer().Location("Site", DeniedEmpty, "overrideMode=\"Inherit\"").WebConfig(@"D:\site", Denied)));
        Assert.Empty(Problems(new TestServer().Location("Site", Allowed, "overrideMode=\"Inherit\"").WebConfig(@"D:\site", Allowed)));
    }

    [Fact]
    public void Both_spellings_on_one_tag_are_refused()
    {
        // [C] DEEP: overrideMode and allowOverride exclude each other.
        var server = new TestServer().Location("Site/in", Allowed, "overrideMode=\"Allow\" allowOverride=\"true\"");

        var problem = Assert.Single(Problems(server, "/in"));

        Assert.Equal(("500.19", TestServer.ApplicationHostPath, "Site/in"), (problem.Status, problem.File, problem.Location));
        Assert.Empty(Problems(server, "/out"));
    }

    [Fact]
    public void Even_an_empty_element_or_the_same_value_is_refused_while_locked()
    {
        Assert.Single(Problems(new TestServer().WebConfig(@"D:\site", DeniedEmpty)));
        Assert.Single(Problems(new TestServer().WebConfig(@"D:\site", DeniedEmpty.Replace("<anonymousAuthentication", "<anonymousAuthentication enabled=\"true\""))));
    }

    [Fact]
    public void A_refused_section_sets_nothing() =>
        Assert.True(new TestServer().WebConfig(@"D:\site", Denied).Level("/").GetSection("system.webServer/security/authentication/anonymousAuthentication").Get("enabled").IsTrue);

    [Fact]
    public void The_level_that_set_a_lock_can_undo_it_for_a_deeper_path()
    {
        var server = new TestServer()
            .Location("Site", Allowed, "overrideMode=\"Deny\"")
            .Location("Site/open", Allowed, "overrideMode=\"Allow\"")
            .WebConfig(@"D:\site\open", Allowed)
            .WebConfig(@"D:\site\shut", Allowed);

        Assert.Empty(Problems(server, "/open"));
        Assert.Single(Problems(server, "/shut"));
    }

    [Fact]
    public void A_deeper_file_cannot_undo_a_lock()
    {
        var server = new TestServer().WebConfig(@"D:\site", $"<location path=\"in\" overrideMode=\"Allow\">{DeniedEmpty}</location>").WebConfig(@"D:\site\in", Denied);

        Assert.Equal([@"D:\site\web.config", @"D:\site\in\web.config"], Problems(server, "/in").Select(problem => problem.File));
    }

    [Fact]
    public void A_web_config_may_lock_for_the_files_below_it_and_still_set_the_section_for_deeper_paths()
    {
        var server = new TestServer()
            .WebConfig(@"D:\site", $"<location path=\".\" overrideMode=\"Deny\">{Allowed}</location><location path=\"own\">{Allowed.Replace("true", "false")}</location>")
            .WebConfig(@"D:\site\in", Allowed);

        var problem = Assert.Single(Problems(server, "/in"));

        Assert.Equal((@"D:\site\in\web.config", @"D:\site\web.config"), (problem.File, problem.LockFile));
        Assert.Empty(Problems(server, "/own"));
        Assert.False(server.Level("/own").GetSection("system.webServer/directoryBrowse").Get("enabled").IsTrue);
    }

    [Fact]
    public void A_lock_problem_names_the_offender_and_the_lock()
    {
        const string WebConfig = "<?xml version=\"1.0\"?>\n<configuration>\n  <system.webServer>\n    <security><authentication>\n      <anonymousAuthentication enabled=\"false\" />\n    </authentication></security>\n  </system.webServer>\n</configuration>\n";
        var server = new TestServer().WithFile(@"D:\site\web.config", WebConfig);

        var problem = Assert.Single(Problems(server));

        // The offender: the element; the lock: its declaration in applicationHost.config.
        Assert.Equal((@"D:\site\web.config", 5, 7), (problem.File, problem.Line, problem.Column));
        Assert.Equal(TextPlace.Of(WebConfig, "<anonymousAuthentication"), (problem.Line, problem.Column));
        Assert.Equal(TestServer.ApplicationHostPath, problem.LockFile);
        Assert.Equal(TextPlace.Of(server.ApplicationHost(), "<section name=\"anonymousAuthentication\"").Line, problem.LockLine);
        Assert.Equal("system.webServer/security/authentication/anonymousAuthentication", problem.Section);
    }

    [Fact]
    public void A_lock_by_location_is_named_with_its_line()
    {
        var server = new TestServer().Location("Site", Allowed, "overrideMode=\"Deny\"").WebConfig(@"D:\site", Allowed);

        var problem = Assert.Single(Problems(server));

        Assert.Equal((TestServer.ApplicationHostPath, TextPlace.Of(server.ApplicationHost(), "<location path=\"Site\" overrideMode").Line), (problem.LockFile, problem.LockLine));
    }

    [Theory]
    // [C] allowDefinition: MachineToApplication only at the root of an application, AppHostOnly nowhere below.
    [InlineData(@"D:\site", "/", false)]
    [InlineData(@"D:\app", "/app", false)]
    [InlineData(@"D:\site\folder", "/folder", true)]
    [InlineData(@"D:\vdir", "/vdir", true)]
    public void MachineToApplication_sections_stand_at_the_root_of_an_application(string folder, string path, bool isRefused)
    {
        var server = new TestServer()
            .Application("/app", @"D:\app")
            .Directory("/", "/vdir", @"D:\vdir")
            .WebConfig(folder, """<system.webServer><modules runAllManagedModulesForAllRequests="true" /></system.webServer>""");

        Assert.Equal(isRefused ? ["0x80070021"] : [], Problems(server, path).Select(problem => problem.HResult));
    }

    [Fact]
    public void A_section_that_its_own_web_config_declares_is_known_there_and_below_only()
    {
        const string Declares = """<configSections><sectionGroup name="system.webServer"><section name="own" overrideModeDefault="Allow" /></sectionGroup></configSections>""";
        const string Uses = """<system.webServer><own text="x" /></system.webServer>""";
        var server = new TestServer().WebConfig(@"D:\site\in", Declares + Uses).WebConfig(@"D:\site\in\deep", Uses).WebConfig(@"D:\site\out", Uses);

        Assert.Empty(Problems(server, "/in/deep"));
        Assert.Equal("0x8007000d", Assert.Single(Problems(server, "/out")).HResult);
    }

    [Fact]
    public void OverrideModeDefault_of_a_declaration_that_does_not_say_is_Allow() =>
        Assert.Empty(Problems(new TestServer()
            .Replace("<section name=\"caching\" overrideModeDefault=\"Allow\" />", "<section name=\"caching\" />")
            .WebConfig(@"D:\site", "<system.webServer><caching enabled=\"false\" /></system.webServer>")));

    private static IReadOnlyList<ConfigurationProblem> Problems(TestServer server, string path = "/") => server.Level(path).Problems;
}
