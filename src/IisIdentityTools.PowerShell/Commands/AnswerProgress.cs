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
        if (_clock.ElapsedMilliseconds < _due)
            return;
        _due = _clock.ElapsedMilliseconds + ThenEveryMilliseconds;
        _shown = true;
        cmdlet.WriteProgress(new ProgressRecord(0, $"Answering for {server}", $"{Count} answers") { CurrentOperation = answer.ToString() });
    }

    public void Complete()
    {
        if (_shown)
            cmdlet.WriteProgress(new ProgressRecord(0, $"Answering for {server}", "Done") { RecordType = ProgressRecordType.Completed });
    }
}
