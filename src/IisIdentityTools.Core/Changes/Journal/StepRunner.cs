using System.Text;
using IisIdentityTools.Compatibility;

namespace IisIdentityTools.Changes.Journal;

/// <summary>Reads, compares and writes what steps are about, whichever kind they are.</summary>
internal sealed class StepRunner
{
    private readonly IServerWriter _writer;
    private readonly Dictionary<string, byte[]?> _assumed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a runner.</summary>
    /// <param name="writer">The server.</param>
    /// <param name="assumed">Steps that are taken for written, in this order; for looking ahead only.</param>
    public StepRunner(IServerWriter writer, IEnumerable<ChangeStep>? assumed = null)
    {
        _writer = writer;
        foreach (var step in assumed ?? [])
            _assumed[step.ToString()] = step.AfterContent;
    }

    /// <summary>The steps with what is there now, letter by letter, as the content before. An access-control list may be spelled otherwise.</summary>
    /// <exception cref="ChangeException">FileChanged, PermissionsChanged: it is not what the step expects.</exception>
    public IReadOnlyList<ChangeStep> Prepare(IEnumerable<ChangeStep> steps) => [.. steps.Select(step =>
    {
        var current = Read(step);
        return IsSame(step, current, step.BeforeContent) ? step.From(current) : throw Changed(step, current);
    })];

    /// <summary>Writes what shall be there after a step.</summary>
    /// <exception cref="ChangeException">It could not be written, or something else is there than before the step.</exception>
    public void Write(ChangeStep step)
    {
        if (step.Kind == ChangeKind.ConfigurationFile)
            _writer.WriteFile(step.Path, step.AfterContent, step.Before);
        else
            _writer.WriteDacl(step.Path, step.After!, step.Before!);
    }

    /// <summary>The steps that put everything back, in the opposite order; without those where there is nothing to do.</summary>
    /// <param name="record">What is undone.</param>
    /// <param name="force">True: put back also what was changed afterwards.</param>
    /// <exception cref="ChangeException">UndoConflict: something is neither as before nor as after the change.</exception>
    public IReadOnlyList<ChangeStep> Back(ChangeRecord record, bool force) => Back(record.Id, record.Steps, force);

    /// <inheritdoc cref="Back(ChangeRecord, bool)"/>
    public IReadOnlyList<ChangeStep> Back(string id, IEnumerable<ChangeStep> steps, bool force)
    {
        var back = new List<ChangeStep>();
        var conflicts = new List<string>();
        foreach (var step in steps.Reverse())
        {
            var current = Read(step);
            if (IsIdentical(current, step.BeforeContent))
                continue;
            if (!force && !IsSame(step, current, step.AfterContent))
                conflicts.Add(step.Path);
            back.Add(step.Back(current));
        }
        return conflicts.Count == 0 ? back : throw ChangeErrors.UndoConflict(id, conflicts);
    }

    /// <summary>Removes what a killed process left where it was about to write.</summary>
    public void RemoveUnfinished(IEnumerable<ChangeStep> steps)
    {
        foreach (var step in steps)
            _writer.RemoveUnfinished(step.Path);
    }

    private byte[]? Read(ChangeStep step) => _assumed.TryGetValue(step.ToString(), out var content) ? content
        : step.Kind == ChangeKind.ConfigurationFile ? _writer.ReadFile(step.Path) : Encoding.UTF8.GetBytes(_writer.ReadDacl(step.Path));

    private bool IsSame(ChangeStep step, byte[]? one, byte[]? other) =>
        IsIdentical(one, other)
        || step.Kind == ChangeKind.Permissions && one is not null && other is not null
            && DaclText.AreSame(Encoding.UTF8.GetString(one), Encoding.UTF8.GetString(other), _writer.Domains);

    private static bool IsIdentical(byte[]? one, byte[]? other) =>
        ReferenceEquals(one, other) || one is not null && other is not null && ByteContent.Equals(one, other, 0, other.Length);

    private static ChangeException Changed(ChangeStep step, byte[]? current) =>
        step.Kind == ChangeKind.ConfigurationFile ? ChangeErrors.FileChanged(step.Path, current is not null) : ChangeErrors.PermissionsChanged(step.Path);
}
