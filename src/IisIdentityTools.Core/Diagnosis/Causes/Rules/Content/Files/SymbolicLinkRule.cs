using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content.Files;

/// <summary>Error 1463: a link of a kind that the server does not follow.</summary>
internal sealed class SymbolicLinkRule : ICauseRule
{
    private const string Id = "FILE-SYMLINK";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Place: { PhysicalPath.Length: > 0 } place, Facts: { } facts })
            yield break;
        var isWhollyKnown = true;
        for (string? path = place.PhysicalPath; path is not null; path = WindowsPath.Parent(path))
        {
            var attributes = facts.GetPathSecurity(path).Attributes;
            isWhollyKnown &= attributes is not null;
            if (attributes is not { } known || (known & FileAttributes.ReparsePoint) == 0)
                continue;
            yield return new(Id, CauseVerdict.Consistent)
            {
                Path = path,
                Because = [$"'{path}' is a link, and the error says that links of its kind are not followed."],
                ToProve = [$"Where it leads, and which kinds are followed: fsutil reparsepoint query {CommandText.Path(path)}; fsutil behavior query SymlinkEvaluation."],
                Fix = "Write the path that the link leads to into physicalPath.",
            };
            yield break;
        }

        if (isWhollyKnown)
            yield return CauseFinding.Refuted(Id);
    }
}
