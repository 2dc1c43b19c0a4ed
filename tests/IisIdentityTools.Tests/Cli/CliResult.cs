using System.Text;
using System.Text.Json;

namespace IisIdentityTools.Tests.Cli;

/// <summary>What one run of iisid left behind.</summary>
internal sealed record CliResult(int Code, byte[] Bytes, string Error)
{
    public string Output { get; } = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes);

    public IReadOnlyList<string> Lines => Output.ReplaceLineEndings("\n").Split('\n');

    public IReadOnlyList<string> ErrorLines => Error.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Standard output as the JSON array that it must be.</summary>
    public IReadOnlyList<JsonElement> Json => [.. JsonDocument.Parse(Output).RootElement.EnumerateArray()];
}
