using IisIdentityTools.Identity;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Identity;

/// <summary>Which answers a question gets: sites, applications, paths, URLs, folders, handlers, a user, and names that do not exist.</summary>
public sealed class IdentityQueryTests
{
    private static readonly string s_others = """
        <site name="Shop [old]" id="2"><application path="/" applicationPool="Pool"><virtualDirectory path="/" physicalPath="D:\shop" /></application><bindings><binding protocol="http" bindingInformation="*:80:shop.contoso.com" /></bindings></site>
        <site name="Shop" id="3"><application path="/" applicationPool="Pool"><virtualDirectory path="/" physicalPath="D:\shop" /></application><bindings><binding protocol="https" bindingInformation="*:443:*.contoso.com" /><binding protocol="http" bindingInformation="10.0.0.5:8080:" /></bindings></site>
        <site name="Drop" id="4"><application path="/" applicationPool="Pool"><virtualDirectory path="/" physicalPath="D:\drop" /></application><bindings><binding protocol="ftp" bindingInformation="*:21:" /></bindings></site>
        """;

    [Theory]
    [InlineData("Site", "Site")]
    [InlineData("sITE", "Site")]
    [InlineData("Shop", "Shop")]
    [InlineData("Shop [old]", "Shop [old]")]
    [InlineData("Sh*", "Shop [old],Shop")]
    [InlineData("*", "Site,Shop [old],Shop")]
    [InlineData("S[hi]*", "Site,Shop [old],Shop")]
    [InlineData("????", "Site,Shop")]
    [InlineData("none*", "")]
    public void Sites_by_name_or_pattern(string pattern, string expected) =>
        Assert.Equal(expected, string.Join(',', Server().Ask(new IdentityQuery { Sites = [pattern] }).Select(answer => answer.Site).Distinct()));

    [Theory]
    [InlineData("Shpo", "SiteNotFound", "'Shop'")]
    [InlineData("Drop", "SiteNotFound", "serves no HTTP")]
    [InlineData("Completely different", "SiteNotFound", "There are:")]
    public void A_site_that_does_not_exist_is_named_with_what_comes_close(string name, string errorId, string says)
    {
        var error = Assert.Throws<IdentityQueryException>(() => Server().Ask(new IdentityQuery { Sites = [name] }));

        Assert.Equal((errorId, name), (error.ErrorId, error.Subject));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_wrong_name_does_not_keep_the_others_from_being_answered()
    {
        var errors = new List<IdentityQueryException>();
        var resolver = new EffectiveIdentityResolver(Server().Load());

        var answers = resolver.Resolve(new IdentityQuery { Sites = ["Gone", "Shop"] }, errors.Add, TestContext.Current.CancellationToken).ToArray();

        Assert.Equal("Gone", Assert.Single(errors).Subject);
        Assert.Equal(["Shop"], answers.Select(answer => answer.Site).Distinct());
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/app", "/app")]
    [InlineData("app", "/app")]
    [InlineData("/APP", "/app")]
    [InlineData("/app*", "/app,/app/in")]
    [InlineData("*", "/,/app,/app/in")]
    public void Applications_by_path_or_pattern(string pattern, string expected) =>
        Assert.Equal(expected, string.Join(',', Server().Ask(new IdentityQuery { Sites = ["Site"], Applications = [pattern] }).Select(answer => answer.Application).Distinct()));

    [Fact]
    public void An_application_that_does_not_exist_is_named() =>
        Assert.Equal("ApplicationNotFound", Assert.Throws<IdentityQueryException>(() => Server().Ask(new IdentityQuery { Applications = ["/ap"] })).ErrorId);

    [Theory]
    // bindings: exact host before wildcard host before any host; protocol and port decide
    [InlineData("http://localhost/x.htm", "Site")]
    [InlineData("http://shop.contoso.com/x.htm", "Shop [old]")]
    [InlineData("http://SHOP.CONTOSO.COM:80/x.htm", "Shop [old]")]
    [InlineData("https://shop.contoso.com/x.htm", "Shop")]
    [InlineData("https://any.contoso.com/x.htm", "Shop")]
    [InlineData("http://10.0.0.5:8080/x.htm", "Shop")]
    public void A_URL_finds_its_site_by_the_bindings(string url, string site) =>
        Assert.Equal(site, Assert.Single(Server().Ask(new IdentityQuery { Urls = [url] })).Site);

    [Theory]
    [InlineData("https://contoso.com/x.htm", "UrlNotServed")]
    [InlineData("http://localhost:81/x.htm", "UrlNotServed")]
    [InlineData("http://10.0.0.6:8080/x.htm", "UrlNotServed")]
    [InlineData("ftp://localhost/x.htm", "UrlInvalid")]
    [InlineData("shop.contoso.com", "UrlInvalid")]
    public void A_URL_that_nothing_serves_is_an_error(string url, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<IdentityQueryException>(() => Server().Ask(new IdentityQuery { Urls = [url] })).ErrorId);

    [Fact]
    public void A_path_in_a_URL_is_unescaped_and_its_query_dropped() =>
        Assert.Equal("/my app/x.htm", Assert.Single(Server().Ask(new IdentityQuery { Urls = ["http://localhost/my%20app/x.htm?a=/b.aspx"] })).Path);

    [Theory]
    [InlineData(@"D:\site\press", "Site/press")]
    [InlineData(@"d:\SITE\press\", "Site/press")]
    [InlineData(@"D:\shop\x", "Shop [old]/x,Shop/x")]
    [InlineData(@"D:\app", "Site/app")]
    [InlineData(@"D:\images\a", "Site/img/a")]
    public void A_folder_is_answered_for_every_place_that_is_served_from_it(string folder, string expected) =>
        Assert.Equal(expected, string.Join(',', Server().WithFacts(facts => facts.WithFolder(folder)).Ask(new IdentityQuery { Paths = [folder] }).Select(answer => answer.Site + answer.Path).Distinct()));

    [Theory]
    [InlineData("/img/../app/x.htm", "/app/x.htm")]
    [InlineData("/./app//x.htm", "/app/x.htm")]
    [InlineData("/../../x.htm", "/x.htm")]
    [InlineData("\\app\\x.htm", "/app/x.htm")]
    [InlineData("app/x.htm", "/app/x.htm")]
    public void A_path_is_brought_into_normal_form_first(string path, string normal) =>
        Assert.Equal(normal, Assert.Single(Server().Ask(new IdentityQuery { Sites = ["Site"], Paths = [path] })).Path);

    [Fact]
    public void A_path_outside_of_the_applications_asked_for_is_an_error() =>
        Assert.Equal("PathNotServed", Assert.Throws<IdentityQueryException>(() => Server().Ask(new IdentityQuery { Sites = ["Site"], Applications = ["/app"], Paths = ["/x.htm"] })).ErrorId);

    [Fact]
    public void A_folder_that_is_served_nowhere_is_an_error() =>
        Assert.Equal("PathNotServed", Assert.Throws<IdentityQueryException>(() => Server().Ask(new IdentityQuery { Paths = [@"E:\other"] })).ErrorId);

    [Fact]
    public void A_folder_whose_name_only_starts_alike_is_not_served_from_there() =>
        Assert.Equal("PathNotServed", Assert.Throws<IdentityQueryException>(() => Server().Ask(new IdentityQuery { Paths = [@"D:\sites"] })).ErrorId);

    [Fact]
    public void Handler_kinds_choose_among_the_answers()
    {
        var answers = Server().Ask(new IdentityQuery { Sites = ["Site"], HandlerKinds = [HandlerKind.ClassicAsp] });

        Assert.NotEmpty(answers);
        Assert.All(answers, answer => Assert.Equal(HandlerKind.ClassicAsp, answer.HandlerKind));
    }

    [Theory]
    [InlineData(@"CONTOSO\anna", @"CONTOSO\anna", "S-1-5-21-444444444-555555555-666666666-1105")]
    [InlineData("S-1-5-21-444444444-555555555-666666666-1105", @"CONTOSO\anna", "S-1-5-21-444444444-555555555-666666666-1105")]
    [InlineData(@"CONTOSO\unknown", @"CONTOSO\unknown", "")]
    public void A_named_user_stands_where_the_caller_would(string user, string name, string sid)
    {
        var server = Server().Location("Site", """<system.webServer><security><authentication><anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" /></authentication></security></system.webServer>""")
            .WithFacts(facts => facts.WithUser("S-1-5-21-444444444-555555555-666666666-1105", @"CONTOSO\anna"));

        var answer = Assert.Single(server.Ask(new IdentityQuery { Sites = ["Site"], Paths = ["/x.htm"], User = user }));

        Assert.Equal((name, sid, IdentityKind.AuthenticatedUser), (answer.RequestIdentity, answer.RequestIdentitySid, answer.RequestIdentityKind));
        Assert.Equal(name, answer.ContentIdentity);
    }

    [Fact]
    public void A_deeper_path_is_listed_only_where_its_answer_differs()
    {
        var server = new TestServer()
            .Location("Site/same", """<system.webServer><directoryBrowse enabled="true" /></system.webServer>""")
            .Location("Site/other", """<system.webServer><security><authentication><anonymousAuthentication userName="CONTOSO\anon" password="x" /></authentication></security></system.webServer>""")
            .WebConfig(@"D:\site\deep", """<system.webServer><validation validateIntegratedModeConfiguration="false" /></system.webServer><system.web><identity impersonate="true" /></system.web>""")
            .WebConfig(@"D:\site\quiet", "<appSettings />");

        Assert.Equal(["/", "/deep", "/other"], server.Ask(new IdentityQuery()).Select(answer => answer.Path).Distinct());
    }

    [Fact]
    public void An_answer_names_its_place()
    {
        var answer = Assert.Single(Server().Ask(new IdentityQuery { Sites = ["Site"], Paths = ["/img/a/logo.png"] }));

        Assert.Equal(
            ("WEB01", "Site", "/", "/img", "/img/a/logo.png", @"D:\images\a\logo.png", "Pool", "StaticFile"),
            (answer.Server, answer.Site, answer.Application, answer.VirtualDirectory, answer.Path, answer.PhysicalPath, answer.ApplicationPool, answer.HandlerName));
    }

    private static TestServer Server() => new TestServer()
        .Application("/app", @"D:\app")
        .Application("/app/in", @"D:\in")
        .Directory("/", "/img", @"D:\images")
        .Site(s_others)
        .WithFacts(facts => facts.WithFolder(@"D:\shop").WithFolder(@"D:\drop"));
}
