namespace IisIdentityTools.Tests.PowerShell;

/// <summary>The result of one Pester test.</summary>
internal sealed record PesterResult(string Name, string? Skip, string? Failure)
{
    public static PesterResult Failed(string name, string failure) => new(name, null, failure);
}
