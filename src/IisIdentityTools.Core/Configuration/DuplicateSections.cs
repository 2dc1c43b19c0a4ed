using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration;

/// <summary>One file may set a section once per path: in its body, or in one location tag for the same path (rule A7).</summary>
internal static class DuplicateSections
{
    /// <summary>Reports every section that a file sets twice for its own level.</summary>
    public static void Check(ConfigurationFile file, IEnumerable<Contribution> contributions, List<ConfigurationProblem> problems)
    {
        Dictionary<string, ConfigurationElement>? seen = null;
        foreach (var contribution in contributions)
        {
            foreach (var use in contribution.Sections)
            {
                seen ??= new(StringComparer.Ordinal);
                if (!seen.TryGetValue(use.Path, out var first))
                    seen.Add(use.Path, use.Element);
                else if (!IsOnlyOverride(contribution) && (first.Attributes.Count > 0 || first.Children.Count > 0))
                    Report(file, contribution, use, first, problems);
            }
        }
    }

    /// <summary>A location tag that unlocks a section names it without content.</summary>
    private static bool IsOnlyOverride(Contribution contribution) =>
        contribution.Location?.OverrideMode is not null;

    private static void Report(ConfigurationFile file, Contribution contribution, SectionUse use, ConfigurationElement first, List<ConfigurationProblem> problems) =>
        problems.Add(new ConfigurationProblem
        {
            Status = "500.19",
            HResult = "0x800700b7",
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
