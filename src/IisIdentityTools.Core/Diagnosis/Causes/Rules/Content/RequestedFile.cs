using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content;

/// <summary>The file that is served for a folder.</summary>
internal static class RequestedFile
{
    /// <summary>The default document of the request's folder; null when it is no folder, or when none of them is known to be there.</summary>
    public static string? DefaultDocument(RefusalCase refusal, CasePlace place)
    {
        var section = place.Level.GetSection("system.webServer/defaultDocument");
        if (place.IsFolder != true || place.PhysicalPath.Length == 0 || !section.Get("enabled").IsTrue || refusal.Facts is not { } facts)
            return null;
        return section.Element.Child("files").Items.Select(item => WindowsPath.Combine(place.PhysicalPath, item.Get("value").Text)).FirstOrDefault(path => IsThere(facts, path));
    }

    private static bool IsThere(IServerFacts facts, string path) =>
        facts.GetPathSecurity(path) is { Kind: PathKind.File, State: FactState.Present or FactState.Unreadable } || facts.GetFile(path).State == FactState.Present;
}
