using IisIdentityTools.Identity.Accounts;

namespace IisIdentityTools.Identity.Handlers;

/// <summary>The preCondition of a handler or module: a comma-separated list, all of which must hold for the pool (rule A5).</summary>
internal static class PreCondition
{
    /// <summary>True when the worker process satisfies every token. An unknown token does not exclude the entry.</summary>
    public static bool Holds(string text, WorkerProcess worker)
    {
        if (text.Length == 0)
            return true;
        foreach (var token in text.Split(','))
            if (!TokenHolds(token.Trim(), worker))
                return false;
        return true;
    }

    /// <summary>True when the token is in the list.</summary>
    public static bool Has(string text, string token) => text.Split(',').Any(part => part.Trim() == token);

    private static bool TokenHolds(string token, WorkerProcess worker) => token switch
    {
        "integratedMode" => worker.IsIntegrated && worker.RuntimeVersion.Length > 0,
        "classicMode" or "ISAPIMode" => !worker.IsIntegrated,
        "bitness32" => worker.Is32Bit,
        "bitness64" => !worker.Is32Bit,
        _ when token.StartsWith("runtimeVersion", StringComparison.Ordinal) =>
            string.Equals(token.Substring("runtimeVersion".Length), worker.RuntimeVersion, StringComparison.OrdinalIgnoreCase),
        _ => true,
    };
}
