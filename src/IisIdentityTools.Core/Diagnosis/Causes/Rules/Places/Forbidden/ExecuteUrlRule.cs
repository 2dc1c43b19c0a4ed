using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Forbidden;

/// <summary>403.18: an error page of another pool cannot be executed.</summary>
internal sealed class ExecuteUrlRule : ICauseRule
{
    private const string Id = "F403-POOL";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place)
            yield break;
        var section = place.Level.GetSection("system.webServer/httpErrors");
        foreach (var (path, source) in Targets(section))
        {
            var url = UrlPath.Normalize(path);
            if (place.Site.FindApplication(url) is not { } application || string.Equals(application.ApplicationPoolName, place.Worker.Pool, StringComparison.OrdinalIgnoreCase))
                continue;
            yield return new CauseFinding(Id, CauseVerdict.Proved)
            {
                Because = [$"The error page '{path}' runs in the pool '{application.ApplicationPoolName}', the request in '{place.Worker.Pool}'."],
                Fix = $"Set responseMode of that error page to Redirect, or put '{application.Path}' into the pool '{place.Worker.Pool}'.",
            }.At(source);
            yield break;
        }
    }

    private static IEnumerable<(string Path, Configuration.SourcePosition? Source)> Targets(EffectiveSection section)
    {
        foreach (var item in section.Element.Items)
            if (item.Get("responseMode").Is("ExecuteURL"))
                yield return (item.Get("path").Text, item.Source);
        if (section.Get("defaultResponseMode").Is("ExecuteURL") && section.Get("defaultPath") is { IsSet: true } path)
            yield return (path.Text, path.Source);
    }
}
