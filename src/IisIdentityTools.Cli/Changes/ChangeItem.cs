using IisIdentityTools.Changes;

namespace IisIdentityTools.Cli.Changes;

/// <summary>A recorded change for programs: an empty text says none.</summary>
internal sealed class ChangeItem(ChangeRecord record)
{
    public string Id { get; } = record.Id;

    public string Server { get; } = record.Server;

    public string Reason { get; } = record.Reason;

    public DateTime CreatedUtc { get; } = record.CreatedUtc;

    public ChangeState State { get; } = record.State;

    public string Undoes { get; } = record.Undoes ?? "";

    public string File { get; } = record.File;

    public IReadOnlyList<ChangeItemStep> Steps { get; } = [.. record.Steps.Select(step => new ChangeItemStep(step.Kind, step.Path, step.Reason, step.Before ?? "", step.After ?? ""))];
}
