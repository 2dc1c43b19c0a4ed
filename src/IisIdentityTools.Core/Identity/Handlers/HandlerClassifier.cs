namespace IisIdentityTools.Identity.Handlers;

/// <summary>
/// Tells from a mapping's modules, type and script processor which identity rule applies (rule B3). Total: what is not known is a
/// native module, or Unknown when the mapping names nothing at all.
/// </summary>
internal static class HandlerClassifier
{
    private static readonly Dictionary<string, HandlerKind> s_byModule = new(StringComparer.Ordinal)
    {
        ["StaticFileModule"] = HandlerKind.StaticFile,
        ["DefaultDocumentModule"] = HandlerKind.StaticFile,
        ["DirectoryListingModule"] = HandlerKind.StaticFile,
        ["CgiModule"] = HandlerKind.Cgi,
        ["FastCgiModule"] = HandlerKind.FastCgi,
        ["AspNetCoreModule"] = HandlerKind.AspNetCoreOutOfProcess,
        ["AspNetCoreModuleV2"] = HandlerKind.AspNetCoreInProcess,
        ["httpPlatformHandler"] = HandlerKind.HttpPlatform,
        ["iisnode"] = HandlerKind.IisNode,
        ["WebDAVModule"] = HandlerKind.WebDav,
        ["ServerSideIncludeModule"] = HandlerKind.ServerSideInclude,
        ["ProtocolSupportModule"] = HandlerKind.ProtocolSupport,
        ["ApplicationRequestRouting"] = HandlerKind.ProxyForward,
    };

    /// <summary>The kind of a mapping.</summary>
    public static HandlerKind Classify(HandlerMapping mapping)
    {
        foreach (var part in mapping.Modules.Split(','))
        {
            var module = part.Trim();
            if (module == "IsapiModule")
                return Isapi(mapping);
            if (s_byModule.TryGetValue(module, out var kind))
                return kind;
        }

        // No module named means the managed pipeline, as the schema's default says.
        if (mapping.Type.Length > 0)
            return Managed(mapping);
        return mapping.Modules.Length == 0 || mapping.Modules == "ManagedPipelineHandler" ? HandlerKind.Unknown : HandlerKind.NativeModule;
    }

    private static HandlerKind Isapi(HandlerMapping mapping)
    {
        if (EndsWith(mapping.ScriptProcessor, @"\asp.dll"))
            return HandlerKind.ClassicAsp;
        if (!EndsWith(mapping.ScriptProcessor, @"\aspnet_isapi.dll"))
            return HandlerKind.IsapiExtension;
        return EndsWith(mapping.Path, ".svc") ? HandlerKind.Wcf : HandlerKind.AspNetClassic;
    }

    private static HandlerKind Managed(HandlerMapping mapping)
    {
        var isService = mapping.Type.StartsWith("System.ServiceModel.Activation.", StringComparison.Ordinal)
            || (EndsWith(mapping.Path, ".svc") && mapping.Type.StartsWith("System.ServiceModel.", StringComparison.Ordinal));
        return isService ? HandlerKind.Wcf : HandlerKind.AspNetIntegrated;
    }

    private static bool EndsWith(string text, string end) => text.Trim().Trim('"').EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
