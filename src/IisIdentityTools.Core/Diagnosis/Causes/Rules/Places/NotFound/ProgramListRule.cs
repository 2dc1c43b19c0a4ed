using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.NotFound;

/// <summary>404.2: isapiCgiRestriction, which compares program and arguments as a whole (rule D4).</summary>
internal sealed class ProgramListRule : ICauseRule
{
    private const string Id = "N404-CGI";
    private const string Section = "system.webServer/security/isapiCgiRestriction";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Place: { Mapping: { } mapping } place, Server: { } server } || Program(place, server) is not { Length: > 0 } program)
            yield break;
        var section = place.Level.GetSection(Section);
        var entry = section.Element.Items.FirstOrDefault(item => Same(server.Expand(item.Get("path").Text), program));
        var isIsapi = mapping.Kind is HandlerKind.IsapiExtension or HandlerKind.ClassicAsp or HandlerKind.AspNetClassic or HandlerKind.Wcf;
        var others = section.Get(isIsapi ? "notListedIsapisAllowed" : "notListedCgisAllowed");
        if (entry is null ? others.IsTrue : entry.Get("allowed").IsTrue)
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        yield return new CauseFinding(Id, CauseVerdict.Proved)
        {
            Path = program,
            Because = [entry is null
                ? $"The mapping '{mapping.Name}' runs '{program}', which is not in isapiCgiRestriction, and {others.Name} is false."
                : $"isapiCgiRestriction does not allow '{program}', which the mapping '{mapping.Name}' runs."],
            Fix = $"Allow '{program}' in isapiCgiRestriction, if it is meant to run.",
            Command = entry is null
                ? $"""%windir%\System32\inetsrv\appcmd set config -section:{Section} /+"[path='{program}',allowed='true']" /commit:apphost"""
                : $"""%windir%\System32\inetsrv\appcmd set config -section:{Section} "/[path='{entry.Get("path").Text}'].allowed:true" /commit:apphost""",
        }.At(entry?.Source ?? others.Source ?? section.Element.Source);
    }

    /// <summary>What is run: the script processor, or the program that the URL names.</summary>
    private static string Program(CasePlace place, CaseServer server) => place.Mapping!.Kind switch
    {
        HandlerKind.IsapiExtension or HandlerKind.ClassicAsp or HandlerKind.AspNetClassic or HandlerKind.Wcf or HandlerKind.FastCgi or HandlerKind.Cgi =>
            place.Mapping.ScriptProcessor.Length > 0 ? server.Expand(place.Mapping.ScriptProcessor) : place.PhysicalPath,
        _ => "",
    };

    private static bool Same(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => text.Replace("\"", "").Trim();
}
