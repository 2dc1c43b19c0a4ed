using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;

namespace IisIdentityTools.Identity.Handlers;

/// <summary>One effective handler mapping, its attributes read once.</summary>
internal sealed class HandlerMapping
{
    public HandlerMapping(EffectiveElement item)
    {
        Name = item.Get("name").Text;
        Path = item.Get("path").Text;
        Verb = item.Get("verb").Text;
        Type = item.Get("type").Text;
        Modules = item.Get("modules").Text;
        ScriptProcessor = item.Get("scriptProcessor").Text;
        ResourceType = item.Get("resourceType").Text;
        RequireAccess = item.Get("requireAccess").Text;
        PreConditions = item.Get("preCondition").Text;
        Source = item.Source;
        Kind = HandlerClassifier.Classify(this);
    }

    public string Name { get; }

    public string Path { get; }

    public string Verb { get; }

    public string Type { get; }

    public string Modules { get; }

    public string ScriptProcessor { get; }

    public string ResourceType { get; }

    public string RequireAccess { get; }

    public string PreConditions { get; }

    /// <summary>Where the mapping was added.</summary>
    public SourcePosition? Source { get; }

    /// <summary>What it runs; for ASP.NET Core the hosting model is decided by another section.</summary>
    public HandlerKind Kind { get; }

    /// <summary>True when it takes every request that reaches it.</summary>
    public bool TakesAll => Path == "*" && Verb == "*" && (ResourceType.Length == 0 || ResourceType == "Unspecified");

    /// <summary>True when the mapping serves the verb; verbs are case-sensitive.</summary>
    public bool AllowsVerb(string verb) => Verb == "*" || Verb.Split(',').Any(allowed => string.Equals(allowed.Trim(), verb, StringComparison.Ordinal));
}
