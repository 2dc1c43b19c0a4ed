using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Identity.Accounts;

namespace IisIdentityTools.Identity.Handlers;

/// <summary>The handler mappings of one place that a worker process can use, in the order in which IIS asks them.</summary>
internal sealed class HandlerTable
{
    private readonly List<HandlerMapping> _mappings = [];
    private readonly HashSet<string> _granted;

    public HandlerTable(EffectiveSection handlers, WorkerProcess worker)
    {
        AccessPolicy = handlers.Get("accessPolicy");
        _granted = new HashSet<string>(AccessPolicy.Text.Split(',').Select(flag => flag.Trim()), StringComparer.OrdinalIgnoreCase);
        foreach (var item in handlers.Element.Items)
        {
            var mapping = new HandlerMapping(item);
            if (PreCondition.Holds(mapping.PreConditions, worker))
                _mappings.Add(mapping);
        }

        Groups = MakeGroups();
    }

    /// <summary>What handlers here may do: "Read, Script".</summary>
    public EffectiveValue AccessPolicy { get; }

    /// <summary>The mappings that a request can reach, put together by what they run. TRACE and OPTIONS are left out.</summary>
    public IReadOnlyList<HandlerGroup> Groups { get; }

    /// <summary>The mapping that serves a path of the application with a verb: the first that matches; null when none does.</summary>
    /// <param name="path">Path relative to the application, without a leading slash.</param>
    /// <param name="verb">HTTP verb, upper case.</param>
    /// <param name="isFolder">Whether the path is a folder, null when the facts do not tell.</param>
    public HandlerGroup? Match(string path, string verb, bool? isFolder)
    {
        foreach (var mapping in _mappings)
            if (mapping.AllowsVerb(verb) && HandlerPath.Matches(mapping.Path, path) && FitsResource(mapping, isFolder))
                return new HandlerGroup(mapping.Kind, mapping, 1);
        return null;
    }

    /// <summary>True when accessPolicy grants what the mapping requires; otherwise IIS answers 403.1 or 403.2.</summary>
    public bool IsGranted(HandlerMapping mapping)
    {
        var needed = mapping.RequireAccess.Length == 0 ? "Script" : mapping.RequireAccess;
        return string.Equals(needed, "None", StringComparison.OrdinalIgnoreCase)
            || _granted.Contains(needed);
    }

    private static bool FitsResource(HandlerMapping mapping, bool? isFolder) => mapping.ResourceType switch
    {
        "File" => isFolder != true,
        "Directory" => isFolder != false,
        _ => true,
    };

    private IReadOnlyList<HandlerGroup> MakeGroups()
    {
        var groups = new List<(HandlerKind Kind, HandlerMapping First, int Count)>();
        for (var i = 0; i < _mappings.Count; i++)
        {
            var mapping = _mappings[i];
            if (mapping.Kind != HandlerKind.ProtocolSupport && IsGranted(mapping) && !IsShadowed(i))
                Count(groups, mapping);
            if (mapping.TakesAll)
                break;
        }

        return groups.Select(group => new HandlerGroup(group.Kind, group.First, group.Count)).ToArray();
    }

    /// <summary>True when an earlier mapping takes the same requests, as a child's "*.php" does before the server's.</summary>
    private bool IsShadowed(int index)
    {
        var mapping = _mappings[index];
        for (var i = 0; i < index; i++)
        {
            var earlier = _mappings[i];
            if (string.Equals(earlier.Path, mapping.Path, StringComparison.OrdinalIgnoreCase)
                && (earlier.Verb == "*" || earlier.Verb == mapping.Verb)
                && (earlier.ResourceType == mapping.ResourceType || earlier.ResourceType.Length == 0 || earlier.ResourceType == "Unspecified"))
                return true;
        }

        return false;
    }

    /// <summary>Programs that decide about impersonation themselves stay apart by program.</summary>
    private static void Count(List<(HandlerKind Kind, HandlerMapping First, int Count)> groups, HandlerMapping mapping)
    {
        var isProgram = mapping.Kind is HandlerKind.FastCgi or HandlerKind.Cgi or HandlerKind.IsapiExtension;
        for (var i = 0; i < groups.Count; i++)
        {
            var (kind, first, count) = groups[i];
            if (kind != mapping.Kind || (isProgram && !string.Equals(first.ScriptProcessor, mapping.ScriptProcessor, StringComparison.OrdinalIgnoreCase)))
                continue;
            groups[i] = (kind, first, count + 1);
            return;
        }

        groups.Add((mapping.Kind, mapping, 1));
    }
}
