using System.Text;
using IisIdentityTools.Diagnosis.Logs.Groups;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Logs;

public sealed class UrlPatternTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/default.aspx", "/default.aspx")]
    [InlineData("/orders/17", "/orders/{n}")]
    [InlineData("/orders/17/lines/4711.json", "/orders/{n}/lines/{n}.json")]
    [InlineData("/v1/app2/page3.aspx", "/v1/app2/page3.aspx")]
    [InlineData("/report2024-03.pdf", "/report{n}-03.pdf")]
    [InlineData("/jquery-3.6.0.min.js", "/jquery-3.6.0.min.js")]
    [InlineData("/u/6F9619FF-8B86-D011-B42D-00CF4FC964FF/x", "/u/{guid}/x")]
    [InlineData("/u/{6f9619ff-8b86-d011-b42d-00cf4fc964ff}", "/u/{{guid}}")]
    [InlineData("/cache/d41d8cd98f00b204e9800998ecf8427e.css", "/cache/{hex}.css")]
    [InlineData("/facade/deadbeef", "/facade/deadbeef")]
    [InlineData("/a?id=1", "/a")]
    [InlineData("//..//1//", "//..//{n}//")]
    [InlineData("*", "*")]
    public void Only_what_differs_from_request_to_request_is_collapsed(string url, string pattern) => Assert.Equal(pattern, Make(url));

    [Fact]
    public void A_long_path_is_cut() => Assert.Equal("/" + new string('x', 255) + "...", Make("/" + new string('x', 5_000)));

    [Fact]
    public void Any_bytes_have_a_pattern()
    {
        var random = new Random(1);
        var pattern = new UrlPattern();
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(600)];
            for (var at = 0; at < bytes.Length; at++)
                bytes[at] = (byte)(random.Next(3) == 0 ? "/.-1aZ{"[random.Next(7)] : random.Next(4) == 0 ? random.Next(256) : '0' + random.Next(10));
            Assert.InRange(pattern.Make(bytes, 0, bytes.Length), 0, pattern.Bytes.Length);
        }
    }

    private static string Make(string url)
    {
        var pattern = new UrlPattern();
        var bytes = Encoding.UTF8.GetBytes(url);
        return Encoding.UTF8.GetString(pattern.Bytes, 0, pattern.Make(bytes, 0, bytes.Length));
    }
}
