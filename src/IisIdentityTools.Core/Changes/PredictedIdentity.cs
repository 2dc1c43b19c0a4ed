using IisIdentityTools.Identity;

namespace IisIdentityTools.Changes;

/// <summary>Requests that run as somebody else after a change. A name is empty when that part does not happen. Flat and immutable.</summary>
public sealed class PredictedIdentity
{
    /// <summary>Name of the site.</summary>
    public string Site { get; internal init; } = "";

    /// <summary>Path of the application in the site.</summary>
    public string Application { get; internal init; } = "";

    /// <summary>URL path in the site.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>What serves the requests.</summary>
    public HandlerKind HandlerKind { get; internal init; }

    /// <summary>How the user is established.</summary>
    public AuthenticationKind Authentication { get; internal init; }

    /// <summary>The user of the request before.</summary>
    public string RequestBefore { get; internal init; } = "";

    /// <summary>The user of the request after.</summary>
    public string RequestAfter { get; internal init; } = "";

    /// <summary>Who runs application code before.</summary>
    public string CodeBefore { get; internal init; } = "";

    /// <summary>Who runs application code after.</summary>
    public string CodeAfter { get; internal init; } = "";

    /// <summary>Who opens the served file before.</summary>
    public string ContentBefore { get; internal init; } = "";

    /// <summary>Who opens the served file after.</summary>
    public string ContentAfter { get; internal init; } = "";

    /// <summary>What another machine sees before.</summary>
    public string NetworkBefore { get; internal init; } = "";

    /// <summary>What another machine sees after.</summary>
    public string NetworkAfter { get; internal init; } = "";

    /// <summary>What makes IIS refuse the requests afterwards, and did not before; empty when nothing does.</summary>
    public IReadOnlyList<string> Problems { get; internal init; } = [];

    /// <summary>The change in one line.</summary>
    public override string ToString() => $"{Site}{Path} [{HandlerKind}, {Authentication}]: request {Text(RequestBefore, RequestAfter)}, code {Text(CodeBefore, CodeAfter)}, content {Text(ContentBefore, ContentAfter)}";

    private static string Text(string before, string after) => before == after ? Or(after) : $"{Or(before)} -> {Or(after)}";

    private static string Or(string name) => name.Length == 0 ? "-" : name;
}
