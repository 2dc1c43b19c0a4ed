using System.Globalization;
using System.Text;

namespace IisIdentityTools.Benchmarks;

/// <summary>
/// Writes the applicationHost.config of a large server: each site with its own pool and five applications, a location tag with an
/// authentication setting on every tenth site, and the sections, handlers and modules of the sample server around them.
/// </summary>
internal static class ServerFileGenerator
{
    private const int UsualApplications = 5;

    /// <summary>Writes the file unless it is there already, and gives its path.</summary>
    public static string Write(int sites)
    {
        var path = Path.Combine(Path.GetTempPath(), $"iisidentitytools-{sites}-{UsualApplications}-v1.config");
        if (!File.Exists(path))
            File.WriteAllText(path, Text(sites, UsualApplications), new UTF8Encoding(false));
        return path;
    }

    /// <summary>The text of the file. Applications lie in D:\sites\site00000\app0 and so on, in the pool Pool00000.</summary>
    public static string Text(int sites, int applications)
    {
        var stock = File.ReadAllText(StockPath()).ReplaceLineEndings("\r\n");
        var text = new StringBuilder(sites * 1400);
        text.Append(stock, 0, Behind(stock, "<applicationPools>"));
        for (var i = 0; i < sites; i++)
            text.Append(CultureInfo.InvariantCulture, $"\r\n            <add name=\"Pool{i:D5}\" managedRuntimeVersion=\"v4.0\" />");
        text.Append("\r\n            <applicationPoolDefaults managedRuntimeVersion=\"v4.0\">\r\n                <processModel identityType=\"ApplicationPoolIdentity\" />\r\n            </applicationPoolDefaults>\r\n        ");
        text.Append(stock, At(stock, "</applicationPools>"), Behind(stock, "<sites>") - At(stock, "</applicationPools>"));
        for (var i = 0; i < sites; i++)
            AppendSite(text, i, applications);
        text.Append("\r\n            ");
        var tail = At(stock, "<siteDefaults>");
        var end = stock.LastIndexOf("</location>", At(stock, "</configuration>"), StringComparison.Ordinal);
        var body = stock.IndexOf("<location path=\"Default Web Site", StringComparison.Ordinal);
        text.Append(stock, tail, (body < 0 ? end : body) - tail);
        for (var i = 0; i < sites; i += 10)
            AppendLocation(text, i);
        return text.Append("</configuration>\r\n").ToString();
    }

    private static void AppendSite(StringBuilder text, int site, int applications)
    {
        text.Append(CultureInfo.InvariantCulture, $"\r\n            <site name=\"Site{site:D5}\" id=\"{site + 1}\" serverAutoStart=\"true\">");
        for (var i = 0; i < applications; i++)
        {
            var path = i == 0 ? "/" : $"/app{i}";
            text.Append(CultureInfo.InvariantCulture, $"\r\n                <application path=\"{path}\" applicationPool=\"Pool{site:D5}\">");
            text.Append(CultureInfo.InvariantCulture, $"\r\n                    <virtualDirectory path=\"/\" physicalPath=\"D:\\sites\\site{site:D5}\\app{i}\" />");
            text.Append("\r\n                </application>");
        }

        text.Append(CultureInfo.InvariantCulture, $"\r\n                <bindings>\r\n                    <binding protocol=\"http\" bindingInformation=\"*:80:site{site:D5}.contoso.com\" />\r\n                </bindings>\r\n            </site>");
    }

    private static void AppendLocation(StringBuilder text, int site) => text.Append(
        CultureInfo.InvariantCulture,
        $"    <location path=\"Site{site:D5}\">\r\n        <system.webServer>\r\n            <security>\r\n                <authentication>\r\n                    <anonymousAuthentication enabled=\"true\" userName=\"\" />\r\n                </authentication>\r\n            </security>\r\n        </system.webServer>\r\n    </location>\r\n");

    private static int At(string text, string mark) => text.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0
        ? at
        : throw new InvalidOperationException($"The sample applicationHost.config has no '{mark}'.");

    private static int Behind(string text, string mark) => At(text, mark) + mark.Length;

    private static string StockPath()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "samples/contoso/drives/C/Windows/System32/inetsrv/config/applicationHost.config");
            if (File.Exists(candidate))
                return candidate;
        }

        throw new InvalidOperationException("samples/contoso was not found above the benchmark: run it from the checkout.");
    }
}
