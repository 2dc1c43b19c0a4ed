using IisIdentityTools.Changes;

namespace IisIdentityTools.Cli.Changes;

/// <summary>A step of a recorded change for programs.</summary>
internal sealed record ChangeItemStep(ChangeKind Kind, string Path, string Reason, string Before, string After);
