using System.Text;
using System.Text.RegularExpressions;
using IisIdentityTools.Changes.Editing;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

/// <summary>Applies edits and holds each result to what is promised of all: done once it is done, and nothing else is touched.</summary>
internal static partial class Editing
{
    public const string File = @"C:\config\test.config";
    public const string Anonymous = "system.webServer/security/authentication/anonymousAuthentication";

    public static ConfigurationEdit SetUser(string value, string? location = null) => ConfigurationEdit.SetAttribute(Anonymous, "userName", value, location);

    /// <summary>The text after the edits, from UTF-8 to UTF-8.</summary>
    public static string Apply(string before, params ConfigurationEdit[] edits) => Encoding.UTF8.GetString(Apply(Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetString, edits).Bytes);

    public static EditResult Apply(byte[] before, Func<byte[], string> decode, params ConfigurationEdit[] edits)
    {
        var kept = (byte[])before.Clone();
        var editor = new ConfigurationTextEditor(File);

        var result = editor.Apply(before, edits);

        Assert.Equal(kept, before);
        Assert.Equal(result.IsChanged, !ReferenceEquals(result.Bytes, before));
        Assert.Equal(result.IsChanged, !result.Bytes.AsSpan().SequenceEqual(before));
        AssertLines(decode(before), decode(result.Bytes), result);
        var again = editor.Apply(result.Bytes, edits);
        Assert.False(again.IsChanged);
        Assert.Same(result.Bytes, again.Bytes);
        Assert.Equal("", again.ToUnifiedDiff(File));
        return result;
    }

    public static ConfigurationEditException Refused(string before, params ConfigurationEdit[] edits) => Refused(Encoding.UTF8.GetBytes(before), edits);

    public static ConfigurationEditException Refused(byte[] before, params ConfigurationEdit[] edits)
    {
        var refused = Assert.Throws<ConfigurationEditException>(() => new ConfigurationTextEditor(File).Apply(before, edits));
        Assert.False(refused.IsInconsistency, refused.Message);
        Assert.StartsWith(refused.Line > 0 ? $"{File}:{refused.Line}: " : File + ": ", refused.Message, StringComparison.Ordinal);
        return refused;
    }

    /// <summary>Lines outside the reported ones are the same, their ends included.</summary>
    private static void AssertLines(string before, string after, EditResult result)
    {
        var (old, changed) = (Line().Matches(before), Line().Matches(after));
        var (i, j) = (0, 0);
        foreach (var change in result.Changes)
        {
            AssertSame(old, ref i, change.Line - 1, changed, ref j, change.NewLine - 1);
            i += change.Before.Count;
            j += change.After.Count;
            Assert.True(change.Before.Count + change.After.Count > 0);
        }

        AssertSame(old, ref i, old.Count, changed, ref j, changed.Count);
    }

    private static void AssertSame(MatchCollection old, ref int i, int oldEnd, MatchCollection changed, ref int j, int changedEnd)
    {
        Assert.Equal(oldEnd - i, changedEnd - j);
        for (; i < oldEnd; i++, j++)
            Assert.Equal(old[i].Value, changed[j].Value);
    }

    [GeneratedRegex(@"[^\r\n]*(\r\n|\r|\n)|[^\r\n]+")]
    private static partial Regex Line();
}
