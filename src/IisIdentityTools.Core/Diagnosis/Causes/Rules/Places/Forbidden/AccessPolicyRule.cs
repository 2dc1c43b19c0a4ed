using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Forbidden;

/// <summary>403.1, .2, .3, .10: accessPolicy lacks what the mapping requires (rules A5, D3).</summary>
internal sealed class AccessPolicyRule : ICauseRule
{
    private const string Id = "F403-ACCESS";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { Mapping: { } mapping } place)
            yield break;
        if (place.Handlers.IsGranted(mapping))
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        var needed = mapping.RequireAccess.Length == 0 ? "Script" : mapping.RequireAccess;
        var policy = place.Handlers.AccessPolicy;
        var wanted = policy.Text.Trim() is "" or "None" ? needed : policy.Text.Trim() + "," + needed;
        yield return new CauseFinding(Id, CauseVerdict.Proved)
        {
            Because = Sentences.Of(
                $"accessPolicy \"{policy.Text}\" at '{place.ConfigurationPath}' lacks {needed}, which the mapping '{mapping.Name}' requires.",
                mapping.Source is { } source ? $"The mapping stands in {source}." : ""),
            Fix = $"Add {needed} to handlers/@accessPolicy at '{place.ConfigurationPath}', if it is meant to be served so.",
            Command = CommandText.AppCmd(place.ConfigurationPath, "system.webServer/handlers", $"accessPolicy:{wanted.Replace(" ", "")}"),
            SideEffect = $"All handlers below '{place.UrlPath}' that require {needed} may run.",
        }.At(policy);
    }
}
