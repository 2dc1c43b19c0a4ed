using System.Diagnostics;
using IisIdentityTools.Cli.Text;

namespace IisIdentityTools.Cli.Hosting;

/// <summary>
/// How far a walk has come: one line of standard error that is written over and over. Nothing is shown unless somebody watches and
/// the work takes longer than a second.
/// </summary>
internal sealed class ProgressLine(CliHost host)
{
    private const int FirstAfterMilliseconds = 1000;
    private const int ThenEveryMilliseconds = 250;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _due = FirstAfterMilliseconds;
    private bool _isShown;

    /// <summary>Shows the number of files and folders looked at, and where the walk is.</summary>
    public void Walk(long count, string folder)
    {
        if (!host.ShowsProgress || _clock.ElapsedMilliseconds < _due)
            return;
        _due = _clock.ElapsedMilliseconds + ThenEveryMilliseconds;
        _isShown = true;
        var text = PlainText.Of(FormattableString.Invariant($"{count:N0} looked at, now in {folder}"));
        host.Error.Write($"\r\e[K{(text.Length < host.Width ? text : text.Substring(0, host.Width - 1))}");
        host.Error.Flush();
    }

    /// <summary>Takes the line away, before something else is written or at the end.</summary>
    public void Clear()
    {
        if (!_isShown)
            return;
        _isShown = false;
        host.Error.Write("\r\e[K");
        host.Error.Flush();
    }
}
