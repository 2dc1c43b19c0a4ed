namespace IisIdentityTools.Configuration.Files;

/// <summary>
/// Keeps secrets out of the model: the reader replaces the value of a secret attribute by a note that one is stored, so that no
/// result, message or log further up can hold it. Absent, empty, stored and stored encrypted stay four different states.
/// </summary>
public static class SecretAttributes
{
    /// <summary>Stands for a secret in clear text.</summary>
    public const string Stored = "(stored)";

    /// <summary>Stands for a secret in IIS's <c>[enc:provider:...:enc]</c> form.</summary>
    public const string StoredEncrypted = "(stored, encrypted)";

    /// <summary>True when an attribute of that name holds a secret in IIS's or ASP.NET's schema.</summary>
    public static bool IsSecret(string name) => name.Length switch
    {
        3 => Is(name, "pwd"),
        < 8 => false,
        10 when Is(name, "sessionKey") => true,
        13 when Is(name, "validationKey") || Is(name, "decryptionKey") => true,
        16 when Is(name, "connectionString") => true,
        19 when Is(name, "sqlConnectionString") => true,
        21 when Is(name, "stateConnectionString") => true,
        _ => name.EndsWith("password", StringComparison.OrdinalIgnoreCase),
    };

    internal static string Redact(string value) => value.Length == 0
        ? value
        : value.StartsWith("[enc:", StringComparison.Ordinal) ? StoredEncrypted : Stored;

    private static bool Is(string name, string secret) => string.Equals(name, secret, StringComparison.OrdinalIgnoreCase);
}
