using System.Diagnostics;
using System.Management.Automation;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>A progress bar that shows itself only when the work lasts longer than a second.</summary>
internal sealed class AnswerProgress(PSCmdlet cmdlet, string server)
{
    private const int FirstAfterMilliseconds = 1000;
    private const int ThenEveryMilliseconds = 250;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _due = FirstAfterMilliseconds;
    private bool _shown;

    public int Count { get; private set; }

    public long ElapsedMilliseconds => _clock.ElapsedMilliseconds;

    public void Advance(object answer)
    {
        Count++;
        if (IsDue())
            Show($"{Count} answers", answer.ToString());
    }

    /// <summary>Shows how far a walk has come that has nothing to write yet.</summary>
    public void Walk(long count, string folder)
    {
        if (IsDue())
            Show($"{count} files and folders looked at, {Count} answers", folder);
    }

    private bool IsDue()
    {
        if (_clock.ElapsedMilliseconds < _due)
            return false;
        _due = _clock.ElapsedMilliseconds + ThenEveryMilliseconds;
        return _shown = true;
    }

    private void Show(string status, string? operation) =>
        cmdlet.WriteProgress(new ProgressRecord(0, $"Answering for {server}", status) { CurrentOperation = operation });

    public void Complete()
    {
        if (_shown)
            cmdlet.WriteProgress(new ProgressRecord(0, $"Answering for {server}", "Done") { RecordType = ProgressRecordType.Completed });
    }
}
