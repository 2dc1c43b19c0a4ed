using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>How much of the logs is read, and how long the rest will take; shown only when it lasts longer than a second.</summary>
internal sealed class LogProgress(PSCmdlet cmdlet)
{
    private const int FirstAfterMilliseconds = 1000;
    private const int ThenEveryMilliseconds = 250;
    private const double Megabyte = 1 << 20;
    private const string Activity = "Reading logs";

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _due = FirstAfterMilliseconds;
    private bool _shown;

    public long ElapsedMilliseconds => _clock.ElapsedMilliseconds;

    public void Advance(long read, long total)
    {
        var elapsed = _clock.ElapsedMilliseconds;
        if (elapsed < _due)
            return;
        _due = elapsed + ThenEveryMilliseconds;
        _shown = true;
        var record = new ProgressRecord(0, Activity, string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0} MB", read / Megabyte, total / Megabyte));
        if (read > 0 && total > 0)
        {
            record.PercentComplete = (int)Math.Min(100, 100.0 * read / total);
            record.SecondsRemaining = (int)Math.Min(int.MaxValue, (total - read) * (elapsed / 1000.0) / read);
        }

        cmdlet.WriteProgress(record);
    }

    public void Complete()
    {
        if (_shown)
            cmdlet.WriteProgress(new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
    }
}
