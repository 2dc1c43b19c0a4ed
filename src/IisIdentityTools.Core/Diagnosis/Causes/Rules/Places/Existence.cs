using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places;

/// <summary>Whether files and folders exist, as far as the facts tell.</summary>
internal static class Existence
{
    /// <summary>Present, absent, or unknown when nobody captured it. A captured tree promises its configuration files alone, so that proves nothing.</summary>
    public static FactState Of(IServerFacts facts, string path)
    {
        if (path.Length == 0 || path.IndexOf('%') >= 0)
            return FactState.Unknown;
        var security = facts.GetPathSecurity(path).State;
        if (security is FactState.Present or FactState.Unreadable || facts.GetFile(path).State is FactState.Present or FactState.Unreadable)
            return FactState.Present;
        if (security == FactState.Absent || facts.GetFolder(path) == FactState.Absent)
            return FactState.Absent;
        return WindowsPath.Parent(path) is { } folder ? InListing(facts.ListFolder(folder), WindowsPath.FileName(path)) : FactState.Unknown;
    }

    /// <summary>The topmost missing folder of a path that is absent: "D:\a" for "D:\a\b.htm" when there is no D:\a; the path itself when only it is missing.</summary>
    public static string FirstMissing(IServerFacts facts, string path)
    {
        var missing = path;
        for (var folder = WindowsPath.Parent(path); folder is not null && Of(facts, folder) == FactState.Absent; folder = WindowsPath.Parent(folder))
            missing = folder;
        return missing;
    }

    private static FactState InListing(FolderListing listing, string name) =>
        listing.State == FactState.Absent ? FactState.Absent
        : listing.Entries.Any(entry => WindowsPath.Comparer.Equals(entry.Name, name)) ? FactState.Present
        : listing.State == FactState.Present && listing.IsComplete ? FactState.Absent : FactState.Unknown;
}
