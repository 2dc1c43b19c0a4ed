using IisIdentityTools.Access;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Settings;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Scripts;

/// <summary>401.3 on a file that PHP moved: its folder would give what the file does not (rule C5).</summary>
internal sealed class UploadRule : ICauseRule
{
    private const string Id = "PHP-UPLOADMOVE";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place)
            yield break;
        var content = place.Accesses.FirstOrDefault(access => (access.Question.Roles & AccessRoles.Content) != 0 && access.Kind == PathKind.File);
        var hasPhp = place.Handlers.Groups.Any(group => group.Kind == HandlerKind.FastCgi && PhpSettings.IsPhp(group.First.ScriptProcessor));
        if (!hasPhp || content is not { IsDenied: true } || WindowsPath.Parent(content.Path) is not { } folder || !place.Check(content, folder).IsAllowed)
        {
            // A file whose permissions nobody captured may be such a one, where PHP runs.
            if (!hasPhp || content is null or { IsAllowed: true } or { IsDenied: true })
                yield return CauseFinding.Refuted(Id);
            yield break;
        }

        yield return new(Id, CauseVerdict.Consistent)
        {
            Identity = content.Identity,
            IdentitySid = content.IdentitySid,
            Path = content.Path,
            Because = [$"{content.Identity} may read '{folder}', but not the file in it: a file that PHP moved keeps the entries of upload_tmp_dir."],
        };
    }
}
