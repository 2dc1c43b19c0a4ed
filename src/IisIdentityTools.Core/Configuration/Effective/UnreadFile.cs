using IisIdentityTools.Facts;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>A configuration file that may say something but is not at hand.</summary>
public sealed class UnreadFile(string path, FactState state, string? reason)
{
    private string? _says;

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary><see cref="FactState.Unknown"/> or <see cref="FactState.Unreadable"/>.</summary>
    public FactState State { get; } = state;

    /// <summary>Why, when the facts say.</summary>
    public string? Reason { get; } = reason;

    /// <summary>The sentence that an answer states.</summary>
    public string Says => _says ??= State == FactState.Unreadable
        ? $"{Path} could not be read{(Reason is { Length: > 0 } why ? $" ({why})" : "")}: what it sets is not in this answer."
        : $"{Path} was not captured: what it sets is not in this answer.";
}
