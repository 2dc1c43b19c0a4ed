using Xunit;

namespace IisIdentityTools.Tests.Configuration.Schema;

/// <summary>Finds the schema and configuration files that others published, beside the repository; they are not part of it.</summary>
internal static class SharedSchemaData
{
    /// <summary>
    /// Names a folder with one sub-folder per IIS version (7.0 ... 10.0), each with that version's schema files, for example made from the
    /// tags of github.com/lextm/iis_schema. Without it ../shared/data/schema/lextm+iis_schema is looked at.
    /// </summary>
    public const string VersionsVariable = "IISID_SCHEMA_VERSIONS";

    /// <summary>../shared/data/name; the test is skipped when there is none.</summary>
    public static string Folder(string name)
    {
        var folder = TryFolder(name);
        Assert.SkipWhen(folder is null, $"../shared/data/{name} is not at hand.");
        return folder!;
    }

    /// <summary>The folder with the schema files of one IIS version; the test is skipped when there is none.</summary>
    public static string VersionFolder(string version)
    {
        var named = Environment.GetEnvironmentVariable(VersionsVariable);
        var all = string.IsNullOrEmpty(named) ? TryFolder(Path.Combine("schema", "lextm+iis_schema")) : named;
        Assert.SkipWhen(all is null, $"{VersionsVariable} is not set and ../shared/data/schema/lextm+iis_schema is not at hand.");
        return Path.Combine(all!, version);
    }

    /// <summary>The files of that name pattern below a folder; fails when there is none.</summary>
    public static string[] Files(string folder, string pattern)
    {
        var files = Directory.GetFiles(folder, pattern, SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        return [.. files.Order(StringComparer.Ordinal)];
    }

    private static string? TryFolder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "IisIdentityTools.psd1")) && !File.Exists(Path.Combine(folder.FullName, "IisIdentityTools.slnx")))
                continue;
            var data = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data", name));
            return Directory.Exists(data) ? data : null;
        }

        return null;
    }
}
