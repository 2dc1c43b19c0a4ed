using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.WildData;

/// <summary>Configuration files that other people published, in ../shared/data beside the checkout; they are not part of it.</summary>
internal static class WildFiles
{
    /// <summary>Stands for "no such folder here" where a theory needs at least one row.</summary>
    public const string NoFolder = "../shared/data is not at hand";

    private static readonly string s_root = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "data"));

    /// <summary>The files of one kind, named as in INDEX.tsv; <see cref="NoFolder"/> alone when the folder is not there.</summary>
    public static IReadOnlyList<string> OfKind(string kind)
    {
        if (!Directory.Exists(s_root))
            return [NoFolder];
        var folder = Path.Combine(s_root, kind);
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(s_root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The file on disk; the test is skipped when the folder is not there.</summary>
    public static string At(string name)
    {
        Assert.SkipWhen(name == NoFolder, NoFolder);
        return Path.Combine(s_root, name.Replace('/', Path.DirectorySeparatorChar));
    }

    /// <summary>What INDEX.tsv notes about a file.</summary>
    public static string Note(string name)
    {
        foreach (var line in File.ReadLines(Path.Combine(s_root, "INDEX.tsv")))
            if (line.Split('\t') is { Length: >= 7 } cells && cells[0] == name)
                return cells[6];
        return "";
    }

    /// <summary>Fails when the folder is there and holds no file of the kind.</summary>
    public static void AssertFound(string kind)
    {
        Assert.SkipWhen(!Directory.Exists(s_root), NoFolder);
        Assert.NotEmpty(OfKind(kind));
    }
}
