using IisIdentityTools.Tests.Facts;

namespace IisIdentityTools.Tests.Cli;

/// <summary>A snapshot of a server with a few sites, written for one test.</summary>
internal static class SmallServer
{
    public const string ApplicationHost = "drives/C/Windows/System32/inetsrv/config/applicationHost.config";

    /// <summary>Writes a snapshot in which everything is known and all is well.</summary>
    /// <returns>Its folder.</returns>
    public static string Write(TemporaryFolder folder, string sites = """<site name="Web" id="1"><application path="/"><virtualDirectory path="/" physicalPath="C:\web" /></application></site>""")
    {
        folder.Write("facts.json", """
            { "schemaVersion": 1, "server": { "name": "WEB02", "domain": "", "iisVersion": "10.0" },
              "capturedTrees": [ "C:\\web", "C:\\Windows" ] }
            """);
        folder.Write(ApplicationHost, $"""
            <configuration>
              <system.applicationHost>
                <applicationPools><add name="Web" managedRuntimeVersion="" /></applicationPools>
                <sites>{sites}<applicationDefaults applicationPool="Web" /></sites>
              </system.applicationHost>
              <system.webServer>
                <handlers><add name="StaticFile" path="*" verb="*" modules="StaticFileModule" resourceType="Either" requireAccess="Read" /></handlers>
              </system.webServer>
            </configuration>
            """);
        return folder.Root;
    }

    /// <summary>Many sites with one application each.</summary>
    public static string Sites(int count) =>
        string.Concat(Enumerable.Range(1, count).Select(i => FormattableString.Invariant(
            $"""<site name="Site{i}" id="{i}"><application path="/"><virtualDirectory path="/" physicalPath="C:\web\{i}" /></application></site>""")));
}
