using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Forbidden;

/// <summary>403.14: a folder without a default document (KB 942062), or whose application is not there.</summary>
internal sealed class FolderRule : ICauseRule
{
    private const string NoDocument = "F403-NODOC";
    private const string NoHandler = "F403-NOHANDLER";
    private const string NoWebConfig = "CORE-NOWEBCONFIG";
    private const string RuntimeConfig = ".runtimeconfig.json";

    public IReadOnlyList<string> Ids { get; } = [NoDocument, NoHandler, NoWebConfig];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || place.PhysicalPath.Length == 0 || refusal.Facts is not { } facts)
            yield break;
        if (place.IsFolder == false || place.Value("system.webServer/directoryBrowse", "enabled").IsTrue)
        {
            foreach (var id in Ids)
                yield return CauseFinding.Refuted(id);
            yield break;
        }

        yield return Documents(place, facts);
        foreach (var finding in Applications(place, facts))
            yield return finding;
    }

    private static CauseFinding Documents(CasePlace place, IServerFacts facts)
    {
        var section = place.Level.GetSection("system.webServer/defaultDocument");
        var enabled = section.Get("enabled");
        if (!enabled.IsTrue)
            return new CauseFinding(NoDocument, CauseVerdict.Proved)
            {
                Path = place.PhysicalPath,
                Because = [$"'{place.UrlPath}' is a folder, and defaultDocument and directoryBrowse are both off there."],
                Fix = "Switch the default document on, if the folder is meant to be asked for.",
                Command = CommandText.AppCmd(place.ConfigurationPath, "system.webServer/defaultDocument", "enabled:true"),
            }.At(enabled);
        var files = section.Element.Child("files");
        var names = files.Items.Select(item => item.Get("value").Text).ToArray();
        var states = names.Select(name => Existence.Of(facts, WindowsPath.Combine(place.PhysicalPath, name.Replace('/', '\\')))).ToArray();
        if (states.Contains(FactState.Present))
            return CauseFinding.Refuted(NoDocument);
        var open = names.Where((_, i) => states[i] == FactState.Unknown).ToArray();
        return new CauseFinding(NoDocument, open.Length == 0 ? CauseVerdict.Proved : CauseVerdict.Consistent)
        {
            Path = place.PhysicalPath,
            Because = [names.Length == 0
                ? $"'{place.UrlPath}' is a folder, and the list of default documents is empty; directoryBrowse is off."
                : open.Length == 0
                    ? $"'{place.PhysicalPath}' has none of the default documents ({string.Join(", ", names)}), and directoryBrowse is off."
                    : $"'{place.UrlPath}' is a folder and directoryBrowse is off; whether it has one of {string.Join(", ", open)} was not captured."],
            ToProve = [$"The files of the folder: dir \"{place.PhysicalPath}\"."],
        }.At(Source(files, section));
    }

    private static Configuration.SourcePosition? Source(EffectiveElement files, EffectiveSection section) =>
        files.Source ?? files.Items.LastOrDefault()?.Source ?? section.Element.Source;

    private static IEnumerable<CauseFinding> Applications(CasePlace place, IServerFacts facts)
    {
        var listing = facts.ListFolder(place.PhysicalPath);
        var names = listing.State == FactState.Present ? listing.Entries.Select(entry => entry.Name).ToArray() : [];
        var isCore = Array.Find(names, name => name.EndsWith(RuntimeConfig, StringComparison.OrdinalIgnoreCase));
        var hasModule = place.Answers.Any(answer => answer.HandlerKind is HandlerKind.AspNetCoreInProcess or HandlerKind.AspNetCoreOutOfProcess);
        if (hasModule || (isCore is null && listing.IsComplete))
            yield return CauseFinding.Refuted(NoWebConfig);
        else if (isCore is not null)
            yield return new CauseFinding(NoWebConfig, CauseVerdict.Proved)
            {
                Path = place.PhysicalPath,
                Because = [$"'{place.PhysicalPath}' holds a published application ({isCore}), and no handler maps it to the ASP.NET Core module."],
                Fix = $"Publish again into '{place.PhysicalPath}', so that its web.config comes along.",
            };

        var sign = Array.Find(names, IsOfApplication);
        if (sign is null && listing.IsComplete)
            yield return CauseFinding.Refuted(NoHandler);
        else if (sign is not null)
            yield return new CauseFinding(NoHandler, CauseVerdict.Consistent)
            {
                Path = place.PhysicalPath,
                Because = [$"'{place.PhysicalPath}' looks like an application ({sign}), but {Why(place)}."],
            };
    }

    private static bool IsOfApplication(string name) =>
        WindowsPath.Comparer.Equals(name, "bin") || WindowsPath.Comparer.Equals(name, "global.asax") || name.EndsWith(".php", StringComparison.OrdinalIgnoreCase);

    private static string Why(CasePlace place) =>
        !WindowsPath.Comparer.Equals(place.ApplicationFolder, place.PhysicalPath) ? "the folder is no application of its own"
        : place.Worker.RuntimeVersion.Length == 0 ? $"its pool '{place.Worker.Pool}' loads no managed code"
        : "no handler but the one for static files takes '/'";
}
