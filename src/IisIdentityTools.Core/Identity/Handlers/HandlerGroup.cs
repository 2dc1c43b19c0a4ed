namespace IisIdentityTools.Identity.Handlers;

/// <summary>The effective mappings of one place that run the same thing: they share an answer.</summary>
internal sealed class HandlerGroup(HandlerKind kind, HandlerMapping first, int count)
{
    /// <summary>What serves the request.</summary>
    public HandlerKind Kind { get; } = kind;

    /// <summary>The first mapping of the group.</summary>
    public HandlerMapping First { get; } = first;

    /// <summary>How many mappings the group has.</summary>
    public int Count { get; } = count;

    /// <summary>The step that names the mapping.</summary>
    public TrailStep Step { get; } = MakeStep(kind, first, count);

    private static TrailStep MakeStep(HandlerKind kind, HandlerMapping first, int count)
    {
        var others = count > 1 ? $" and {count - 1} more mapping{(count > 2 ? "s" : "")}" : "";
        var program = first.ScriptProcessor.Length > 0 ? $" ({first.ScriptProcessor})" : first.Type.Length > 0 ? $" ({first.Type.Split(',')[0]})" : "";
        var says = $"mapping '{first.Name}'{others} for path '{first.Path}'{program} makes the handler {kind}";
        return first.Source is { } source
            ? new TrailStep("handlers/add", first.Name, says, "B3", source.File, source.Line, source.Column, source.Location)
            : new TrailStep("handlers/add", first.Name, says, "B3");
    }
}
