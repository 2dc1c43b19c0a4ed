using System.Globalization;
using System.Text;
using IisIdentityTools.Changes.Editing;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

/// <summary>The unified format, as GNU diff 3.8 wrote it for the same texts (diff -u --label f --label f), and what is not shown.</summary>
public sealed class UnifiedDiffTests
{
    private const string Head = "--- f\n+++ f\n";

    [Theory]
    [InlineData("a\nb\n", "a\nb\n", "")]
    [InlineData("", "", "")]
    [InlineData("", "a\n", Head + "@@ -0,0 +1 @@\n+a\n")]
    [InlineData("a\n", "", Head + "@@ -1 +0,0 @@\n-a\n")]
    [InlineData("a", "a\n", Head + "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nx\n6\n7\n8\n", Head + "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n")]
    // Six lines between two changes are context of both; seven part them.
    [InlineData("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n", Head + "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n")]
    [InlineData("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n", Head + "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n")]
    [InlineData("a\r\nb\r\n", "a\r\nb\nc\r\n", Head + "@@ -1,2 +1,3 @@\n a\r\n-b\r\n+b\n+c\r\n")]
    public void As_diff_writes_it(string before, string after, string expected) => Assert.Equal(expected, UnifiedDiff.Of("f", before, after));

    [Fact]
    public void Whatever_the_texts_the_diff_leads_from_one_to_the_other()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            string Lines() => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => (char)('a' + random.Next(4)) + "\n"));
            var (before, after) = (Lines(), Lines());
            Assert.Equal(after, Patch(before, UnifiedDiff.Of("f", before, after)));
        }
    }

    [Fact]
    public void Texts_with_nothing_in_common_are_one_change()
    {
        var before = string.Concat(Enumerable.Range(0, 3000).Select(i => $"a{i}\n"));
        var after = string.Concat(Enumerable.Range(0, 3000).Select(i => $"b{i}\n"));
        Assert.Equal(after, Patch(before, UnifiedDiff.Of("f", before, after)));
    }

    [Theory]
    [InlineData("<a password=\"geheim\" b=\"1\" />", "<a password=\"(stored)\" b=\"1\" />")]
    [InlineData("<a b=\"1\" userPassword = 'geheim'/>", "<a b=\"1\" userPassword = '(stored)'/>")]
    [InlineData("<a proxyPassword=\"geheim\" validationKey=\"geheim\" />", "<a proxyPassword=\"(stored)\" validationKey=\"(stored)\" />")]
    [InlineData("<a password=\"[enc:X:geheim:enc]\" />", "<a password=\"(stored, encrypted)\" />")]
    [InlineData("<a password=\"\" />", "<a password=\"\" />")]
    [InlineData("<!-- <a password=\"geheim\" /> -->", "<!-- <a password=\"(stored)\" /> -->")]
    [InlineData("<add value=\"Server=.;Password=geheim;User=x\" />", "<add value=\"Server=.;Password=(stored);User=x\" />")]
    [InlineData("<add value=\"Pwd=&quot;geheim&quot;;User=x\" />", "<add value=\"Pwd=(stored);User=x\" />")]
    [InlineData("<add connectionString=\"Server=.;Integrated Security=true\" />", "<add connectionString=\"(stored)\" />")]
    [InlineData("<add key='SmtpPassword' value='geheim' /><add key='x' value='1' />", "<add key='SmtpPassword' value='(stored)' /><add key='x' value='1' />")]
    [InlineData("<environmentVariable name=\"CLIENT_SECRET\" value=\"geheim\" />", "<environmentVariable name=\"CLIENT_SECRET\" value=\"(stored)\" />")]
    [InlineData("<a passwordFormat=\"SHA1\" />", "<a passwordFormat=\"SHA1\" />")]
    public void Secrets_are_shown_as_stored(string line, string shown)
    {
        // As context, as the line that goes, and as the line that comes.
        Assert.Equal(Head + $"@@ -1,2 +1,2 @@\n {shown}\n-1\n+2\n", UnifiedDiff.Of("f", line + "\n1\n", line + "\n2\n"));
        Assert.Equal(Head + $"@@ -1,2 +1 @@\n-{shown}\n 1\n", UnifiedDiff.Of("f", line + "\n1\n", "1\n"));
        Assert.Equal(Head + $"@@ -1 +1,2 @@\n+{shown}\n 1\n", UnifiedDiff.Of("f", "1\n", line + "\n1\n"));
    }

    [Fact]
    public void A_secret_over_lines_is_not_shown_in_any_of_them() =>
        Assert.Equal(Head + "@@ -1,3 +1,2 @@\n a\n-<a password=\"(stored)\n-\" />\n+<b/>\n", UnifiedDiff.Of("f", "a\n<a password=\"ge\nheim\" />\n", "a\n<b/>\n"));

    [Fact]
    public void A_secret_without_an_end_hides_what_follows() =>
        Assert.Equal(Head + "@@ -1,2 +1,3 @@\n <a password=\"(stored)\n+\n \n", UnifiedDiff.Of("f", "<a password=\"geheim\nx\n", "<a password=\"geheim\nheim\nx\n"));

    [Fact]
    public void Two_secrets_that_differ_are_a_change()
    {
        const string Before = "<configuration>\n  <a password=\"geheim\" />\n</configuration>\n";
        var result = Editing.Apply(Encoding.UTF8.GetBytes(Before), Encoding.UTF8.GetString, ConfigurationEdit.SetAttribute("a", "password", "geheimer"));

        Assert.Equal(Head + "@@ -1,3 +1,3 @@\n <configuration>\n-  <a password=\"(stored)\" />\n+  <a password=\"(stored)\" />\n </configuration>\n", result.ToUnifiedDiff("f"));
        var change = Assert.Single(result.Changes);
        Assert.Equal((2, 2, "  <a password=\"(stored)\" />", "  <a password=\"(stored)\" />"), (change.Line, change.NewLine, change.Before.Single(), change.After.Single()));
    }

    /// <summary>What patch does, strictly: every line of context and every line that goes must be there.</summary>
    private static string Patch(string before, string diff)
    {
        var lines = before.Split('\n').SkipLast(1).ToArray();
        var (result, at) = (new List<string>(), 0);
        foreach (var line in diff.Split('\n').Skip(2).SkipLast(1))
        {
            if (line.StartsWith("@@", StringComparison.Ordinal))
            {
                var range = line.Split(' ')[1][1..].Split(',');
                var start = int.Parse(range[0], CultureInfo.InvariantCulture) - (range is [_, "0"] ? 0 : 1);
                result.AddRange(lines[at..start]);
                at = start;
            }
            else if (line[0] == '+')
            {
                result.Add(line[1..]);
            }
            else
            {
                Assert.Equal(lines[at++], line[1..]);
                if (line[0] == ' ')
                    result.Add(line[1..]);
            }
        }

        return string.Concat(result.Concat(lines[at..]).Select(line => line + "\n"));
    }
}
