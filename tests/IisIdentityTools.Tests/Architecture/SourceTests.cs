using Xunit;

namespace IisIdentityTools.Tests.Architecture;

/// <summary>The shape of the source: files that a person can read in one go.</summary>
public sealed class SourceTests
{
    private const int LongestFile = 300;

    public static TheoryData<string> Folders => ["src", "tests/IisIdentityTools.Tests"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void No_file_is_too_long_to_read(string folder)
    {
        var files = SourceTree.CSharpFiles(folder);
        Assert.NotEmpty(files);
        Violations.None(files.Where(file => File.ReadLines(SourceTree.At(file)).Count() > LongestFile));
    }

    [Fact]
    public void Conditional_compilation_stays_in_compatibility() =>
        Violations.None(SourceTree.CSharpFiles("src")
            .Where(file => !file.Contains("/Compatibility/", StringComparison.Ordinal))
            .Where(file => File.ReadLines(SourceTree.At(file)).Any(line => line.StartsWith("#if", StringComparison.Ordinal))));
}
