using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration;

/// <summary>One file may set a section once per path: in its body, or in one location tag for the same path (rule A7).</summary>
internal static class DuplicateSections
{
    /// <summary>Reports every section that some file sets twice for the level: in its body and a location tag, or in two location tags.</summary>
    public static void Check(LevelDraft draft)
    {
        if (draft.IsEmpty)
            return;
        foreach (var file in draft.Contributions.Select(contribution => contribution.File).Distinct().ToArray())
            Check(file, draft.Contributions.Where(contribution => ReferenceEquals(contribution.File, file)), draft.Problems);
    }

    private static void Check(ConfigurationFile file, IEnumerable<Contribution> contributions, List<ConfigurationProblem> problems)
    {
        Dictionary<string, ConfigurationElement>? seen = null;
        foreach (var contribution in contributions)
        {
            foreach (var use in contribution.Sections)
            {
                seen ??= new(StringComparer.Ordinal);
                if (!seen.TryGetValue(use.Path, out var first))
                    seen.Add(use.Path, use.Element);
                else if (!(IsEmpty(use.Element) && contribution.Location?.OverrideMode is not null) && !IsEmpty(first))
                    Report(file, contribution, use, first, problems);
            }
        }
    }

    /// <summary>A location tag that only locks or unlocks a section names it without content.</summary>
    private static bool IsEmpty(ConfigurationElement section) => section.Attributes.Count == 0 && section.Children.Count == 0;

    private static void Report(ConfigurationFile file, Contribution contribution, SectionUse use, ConfigurationElement first, List<ConfigurationProblem> problems) =>
        problems.Add(new ConfigurationProblem
        {
            Status = "500.19",
            HResult = ConfigurationHResult.Duplicate,
            Fault = ConfigurationFault.Duplicate,
            Message = $"There is a duplicate '{use.Path}' section defined; the first one is at {file.Path}:{first.Line}.",
            Fix = "Put the two together.",
            File = file.Path,
            Line = use.Element.Line,
            Column = use.Element.Column,
            Location = contribution.Location?.WrittenPath ?? "",
            Section = use.Path,
            LockFile = file.Path,
            LockLine = first.Line,
        });
}
