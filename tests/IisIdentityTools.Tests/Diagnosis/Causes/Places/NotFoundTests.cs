using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Places;

/// <summary>404 and 405: request filtering, mappings, programs and files.</summary>
public sealed class NotFoundTests
{
    [Theory]
    [InlineData("""<denyUrlSequences><add sequence=".." /></denyUrlSequences>""", "/a..b.htm", "", "GET", "404.5", "'..'")]
    [InlineData("""<verbs><add verb="DEBUG" allowed="false" /></verbs>""", "/a.htm", "", "DEBUG", "404.6", "'DEBUG'")]
    [InlineData("""<verbs allowUnlisted="false"><add verb="GET" allowed="true" /></verbs>""", "/a.htm", "", "PUT", "404.6", "'PUT'")]
    [InlineData("""<fileExtensions><add fileExtension=".bak" allowed="false" /></fileExtensions>""", "/a.BAK", "", "GET", "404.7", "'.BAK'")]
    [InlineData("""<fileExtensions allowUnlisted="false" />""", "/folder/name", "", "GET", "404.7", "'.'")]
    [InlineData("""<hiddenSegments><add segment="private" /></hiddenSegments>""", "/x/Private/a.htm", "", "GET", "404.8", "'private'")]
    [InlineData("", "/a+b.htm", "", "GET", "404.11", "'+'")]
    [InlineData("", "/a%2eb.htm", "", "GET", "404.11", "'%'")]
    [InlineData("@allowHighBitCharacters=\"false\"", "/stra\u00DFe.htm", "", "GET", "404.12", "0x7F")]
    [InlineData("""<requestLimits maxUrl="10" />""", "/12345678901.htm", "", "GET", "404.14", "maxUrl=10")]
    [InlineData("""<requestLimits maxQueryString="4" />""", "/a.htm", "a=123", "GET", "404.15", "maxQueryString=4")]
    [InlineData("""<denyQueryStringSequences><add sequence="--" /></denyQueryStringSequences>""", "/a.htm", "id=1--", "GET", "404.18", "'--'")]
    [InlineData("""<filteringRules><filteringRule name="sql" scanQueryString="true"><denyStrings><add string="drop" /></denyStrings></filteringRule></filteringRules>""", "/a.htm", "q=DROP", "GET", "404.19", "'sql'")]
    public void Request_filtering_names_the_setting_that_refuses(string setting, string url, string query, string verb, string status, string named)
    {
        var request = PlacesCase.Request(url, status, verb) with { Query = query };
        var cause = PlacesCase.Explain(Filtered(setting), request)[0];
        Assert.Equal(("N404-FILTER", CauseConfidence.Proved), (cause.Id, cause.Confidence));
        Assert.Contains(named, cause.Because[0]);
    }

    [Theory]
    // An exempted URL is not looked through for sequences; a filtering rule for other extensions does not look at this one.
    [InlineData("""<denyUrlSequences><add sequence=".." /></denyUrlSequences><alwaysAllowedUrls><add url="/a..b.htm" /></alwaysAllowedUrls>""", "/a..b.htm", "404.5")]
    [InlineData("""<filteringRules><filteringRule name="sql" scanUrl="true"><appliesTo><add fileExtension=".asp" /></appliesTo><denyStrings><add string="drop" /></denyStrings></filteringRule></filteringRules>""", "/drop.htm", "404.19")]
    [InlineData("@allowDoubleEscaping=\"true\"", "/a+b.htm", "404.11")]
    [InlineData("", "/stra\u00DFe.htm", "404.12")]
    public void What_the_settings_allow_is_not_proved(string setting, string url, string status) =>
        Assert.Equal(CauseConfidence.Possible, PlacesCase.Of(PlacesCase.Explain(Filtered(setting), PlacesCase.Request(url, status)), "N404-FILTER"));

    [Fact]
    public void The_length_of_the_content_is_in_no_log()
    {
        var cause = PlacesCase.Explain(Filtered("""<requestLimits maxAllowedContentLength="1000" />"""), PlacesCase.Request("/a.htm", "404.13", "POST"))[0];
        Assert.Equal(("N404-FILTER", CauseConfidence.Consistent, true), (cause.Id, cause.Confidence, cause.Line > 0));
    }

    [Theory]
    [InlineData("C:\\Tools\\run.dll", "<add path=\"C:\\Tools\\RUN.dll\" allowed=\"true\" />", null)]
    [InlineData("C:\\Tools\\run.dll", "<add path=\"C:\\Tools\\run.dll\" allowed=\"false\" />", CauseConfidence.Proved)]
    [InlineData("C:\\Tools\\run.dll", "", CauseConfidence.Proved)]
    // The arguments belong to the name.
    [InlineData("C:\\Tools\\run.dll", "<add path=\"C:\\Tools\\run.dll|x\" allowed=\"true\" />", CauseConfidence.Proved)]
    public void Programs_are_compared_as_a_whole(string program, string entry, CauseConfidence? expected)
    {
        var server = new TestServer().Location("Site", $"""<system.webServer><handlers><add name="Run" path="*.run" verb="*" modules="IsapiModule" scriptProcessor="{program}" /></handlers></system.webServer>""")
            .Location("", $"<system.webServer><security><isapiCgiRestriction>{entry}</isapiCgiRestriction></security></system.webServer>");
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(server, PlacesCase.Request("/a.run", "404.2")), "N404-CGI"));
    }

    [Theory]
    // The stock mapping of .aspx wants v4.0; a pool without managed code leaves the URL to the static file handler.
    [InlineData("managedRuntimeVersion=\"\"", CauseConfidence.Proved)]
    [InlineData("managedRuntimeVersion=\"v4.0\"", null)]
    public void A_mapping_that_the_pool_cannot_use_is_named(string pool, CauseConfidence? expected) =>
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(new TestServer().Pool("Pool", pool), PlacesCase.Request("/a.aspx", "404.17")), "N404-HANDLER"));

    [Fact]
    public void A_missing_file_is_proved_and_an_existing_one_refuted()
    {
        Assert.Equal(CauseConfidence.Proved, PlacesCase.Of(PlacesCase.Explain(new TestServer(), PlacesCase.Request("/a.htm", "404.0.2")), "N404-FILE"));
        Assert.Null(PlacesCase.Of(PlacesCase.Explain(new TestServer().WithFile(@"D:\site\a.htm", "x"), PlacesCase.Request("/a.htm", "404.0.2")), "N404-FILE"));
    }

    [Theory]
    [InlineData("/a.htm", "POST", CauseConfidence.Proved)]
    [InlineData("/a.htm", "", CauseConfidence.Consistent)]
    [InlineData("/a.aspx", "POST", null)]
    public void A_static_file_takes_no_post(string url, string verb, CauseConfidence? expected) =>
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(new TestServer().Pool("Pool", "managedRuntimeVersion=\"v4.0\""), PlacesCase.Request(url, "405.0", verb)), "M405-STATIC"));

    private static TestServer Filtered(string setting)
    {
        var xml = setting.StartsWith('@') ? $"<requestFiltering {setting[1..]} />" : $"<requestFiltering>{setting}</requestFiltering>";
        return new TestServer().Location("Site", $"<system.webServer><security>{xml}</security></system.webServer>");
    }
}
