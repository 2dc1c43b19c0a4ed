using IisIdentityTools.Access;
using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content.Files;

/// <summary>The file is marked as hidden, encrypted or not on the disk: attributes are no permissions, and refuse all the same.</summary>
internal sealed class FileAttributeRule : ICauseRule
{
    private const string Hidden = "FILE-HIDDEN";
    private const string Encrypted = "FILE-EFS";
    private const string Offline = "FILE-OFFLINE";

    // FILE_ATTRIBUTE_RECALL_ON_OPEN and FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS, [MS-FSCC] 2.6: .NET has no names for them.
    private const FileAttributes Recalled = FileAttributes.Offline | (FileAttributes)0x40000 | (FileAttributes)0x400000;

    public IReadOnlyList<string> Ids { get; } = [Hidden, Encrypted, Offline];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Place: { PhysicalPath.Length: > 0 } place, Facts: { } facts })
            yield break;
        var path = place.IsFolder == true ? RequestedFile.DefaultDocument(refusal, place) ?? place.PhysicalPath : place.PhysicalPath;
        if (facts.GetPathSecurity(path).Attributes is not { } attributes)
            yield break;
        if ((attributes & FileAttributes.Hidden) == 0)
            yield return CauseFinding.Refuted(Hidden);
        else if (refusal.Is(404))
            yield return Finding(Hidden, refusal.Request.SubStatus == 9 ? CauseVerdict.Proved : CauseVerdict.Consistent, path, $"'{path}' is marked as hidden: IIS does not serve such files.", "Sub-status 9 in the log.", $"attrib -h {CommandText.Path(path)}");
        if ((attributes & FileAttributes.Encrypted) == 0)
            yield return CauseFinding.Refuted(Encrypted);
        else if (place.Accesses.FirstOrDefault(access => (access.Question.Roles & AccessRoles.Content) != 0) is { IsDenied: false } access)
            yield return Finding(Encrypted, CauseVerdict.Consistent, path, $"'{path}' is encrypted (EFS): {access.Identity} can read it only with a key to it.", $"Who holds a key: cipher /c {CommandText.Path(path)}", $"cipher /d {CommandText.Path(path)}") with { Identity = access.Identity, IdentitySid = access.IdentitySid };
        if ((attributes & Recalled) == 0)
            yield return CauseFinding.Refuted(Offline);
        else
            yield return Finding(Offline, CauseVerdict.Consistent, path, $"The content of '{path}' is not on the disk, it is recalled when it is read.", "An error of the storage behind it at that time.", "") with { Fix = "" };
    }

    private static CauseFinding Finding(string id, CauseVerdict verdict, string path, string sentence, string ask, string command) => new(id, verdict)
    {
        Path = path,
        Because = [sentence],
        ToProve = [ask],
        Fix = command.Length == 0 ? "" : $"Clear it: {command}",
        Command = command,
    };
}
