using Xunit;

namespace IisIdentityTools.Tests.Architecture;

/// <summary>Fails with every violation on a line of its own; xunit would show the first few only.</summary>
internal static class Violations
{
    public static void None<T>(IEnumerable<T> found)
    {
        var lines = found.Select(each => each?.ToString()).Distinct().ToList();
        if (lines.Count > 0)
            Assert.Fail(string.Join(Environment.NewLine, lines));
    }
}
