namespace IisIdentityTools.Tests.Architecture;

/// <summary>The checkout that the tests run in.</summary>
internal static class SourceTree
{
    /// <summary>Folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path in the checkout.</summary>
    public static string At(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The C# files that people write below a folder of the checkout, build output left out.</summary>
    public static IReadOnlyList<string> CSharpFiles(string folder) =>
        [.. Directory.EnumerateFiles(At(folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "IisIdentityTools.slnx")))
                return folder.FullName;
        throw new InvalidOperationException($"No IisIdentityTools.slnx above '{AppContext.BaseDirectory}': run the tests from a checkout.");
    }
}
