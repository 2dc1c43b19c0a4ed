using System.IO.Compression;
using System.Text;
using IisIdentityTools.Diagnosis.Logs;

namespace IisIdentityTools.Tests.Diagnosis.Logs;

/// <summary>A folder of logs that lives as long as a test.</summary>
internal sealed class LogFolder : IDisposable
{
    public const string Fields = "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iisid-logs-");

    public string Path => _folder.FullName;

    /// <summary>A line with the default columns.</summary>
    public static string Line(string time, string url, string user, string client, string status, string agent = "Agent/1.0") =>
        $"2026-03-09 {time} 192.168.10.20 GET {url} - 443 {user} {client} {agent} - {status} 15";

    public string Add(string name, params string[] lines) => AddBytes(name, Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\r\n"))));

    public string AddBytes(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string AddPacked(string name, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return AddBytes(name, packed.ToArray());
    }

    public FailureReport Scan(FailureQuery? query = null) => new FailureScanner(LogInput.Find([Path]), query ?? new()).Scan(Xunit.TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);
}
