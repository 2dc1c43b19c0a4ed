namespace IisIdentityTools.Identity;

/// <summary>Which answers are wanted. Everything left null means "all".</summary>
public sealed class IdentityQuery
{
    /// <summary>Site names or wildcard patterns (<c>*</c>, <c>?</c>, <c>[a-c]</c>), compared case-insensitively.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>Application paths or wildcard patterns ("/", "/shop", "/shop*"); a missing leading slash is added.</summary>
    public IReadOnlyList<string>? Applications { get; init; }

    /// <summary>
    /// URL paths in the site ("/shop/default.aspx"), each answered for the handler that would serve it; or a physical Windows path,
    /// answered for every place that is served from there.
    /// </summary>
    public IReadOnlyList<string>? Paths { get; init; }

    /// <summary>Absolute URLs ("https://shop.contoso.com/cart"): the bindings choose the site.</summary>
    public IReadOnlyList<string>? Urls { get; init; }

    /// <summary>Kinds of handler to answer for.</summary>
    public IReadOnlyList<HandlerKind>? HandlerKinds { get; init; }

    /// <summary>Name or SID of the user who authenticates, put where the answer would otherwise say "known only at request time".</summary>
    public string? User { get; init; }

    /// <summary>HTTP verb used to choose a handler for a path.</summary>
    public string Verb { get; init; } = "GET";
}
