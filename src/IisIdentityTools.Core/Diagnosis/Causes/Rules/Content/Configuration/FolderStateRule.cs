using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content.Configuration;

/// <summary>500.19 with 3 or 267: the folder of the virtual directory is a file, or is known to be there. That it is missing the configuration's own check says.</summary>
internal sealed class FolderStateRule : ICauseRule
{
    private const string NotFolder = "CFG-NOTDIR";
    private const string MappedDrive = "UNC-DRIVE";
    private const char LastLocalDrive = 'F';

    public IReadOnlyList<string> Ids { get; } = [NotFolder, MappedDrive];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Place: { } place, Server: { } server } || refusal.Request.StatusCode is not (500 or 404))
            yield break;
        var root = server.Configuration.FindPlace(place.Site, place.VirtualDirectory.UrlPath).PhysicalPath ?? "";
        if (root.Length == 0)
            yield break;
        var kind = server.Facts.GetPathSecurity(root).Kind;
        if (kind == PathKind.File || server.Facts.GetFile(root).State == FactState.Present)
            yield return new CauseFinding(NotFolder, refusal.Is(500, 19, 267) ? CauseVerdict.Proved : CauseVerdict.Consistent)
            {
                Path = root,
                Because = [$"'{root}' is a file, and physicalPath of '{place.VirtualDirectory.UrlPath}' needs a folder."],
                Fix = $"Set physicalPath of '{place.VirtualDirectory.UrlPath}' to the folder '{WindowsPath.Parent(root)}', or to the right one.",
            }.At(place.VirtualDirectory.PhysicalPath);
        else if (kind == PathKind.Folder || server.Facts.GetFolder(root) == FactState.Present)
            yield return CauseFinding.Refuted(NotFolder);
        if (IsKnownLocal(server.Facts, root))
            yield return CauseFinding.Refuted(MappedDrive);
        else if (root.Length > 1 && root[1] == ':' && char.ToUpperInvariant(root[0]) > LastLocalDrive)
            yield return new CauseFinding(MappedDrive, CauseVerdict.Consistent)
            {
                Path = root,
                Because = [$"'{root}' is on a drive of which the captured facts have nothing: the letter {root[0]}: may be a mapped drive, which services do not have."],
                ToProve = ["Whether the letter is a mapped drive: net use, in the session where it works."],
                Fix = $"Write physicalPath of '{place.VirtualDirectory.UrlPath}' as \\\\server\\share\\folder.",
            }.At(place.VirtualDirectory.PhysicalPath);
    }

    private static bool IsKnownLocal(IServerFacts facts, string root) =>
        WindowsPath.IsUnc(root) || facts.GetFolder(root) is FactState.Present or FactState.Unreadable || facts.GetPathSecurity(root).State is FactState.Present or FactState.Unreadable
        || facts.GetPathSecurity(WindowsPath.Root(root)).State == FactState.Present || facts.GetFolder(WindowsPath.Root(root)) == FactState.Present;
}
