using System.Diagnostics;
using System.Globalization;
using IisIdentityTools.Cli.Text;

namespace IisIdentityTools.Cli.Hosting;

/// <summary>
/// How far long work has come: one line of standard error that is written over and over. Nothing is shown unless somebody watches and
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
        if (IsDue())
            Show(FormattableString.Invariant($"{count:N0} looked at, now in {folder}"));
    }

    /// <summary>Shows how much is read, and how long the rest will take at that pace.</summary>
    public void Bytes(long read, long total)
    {
        if (!IsDue())
            return;
        var left = read == 0 ? "" : $", {Duration(_clock.Elapsed * ((double)(total - read) / read))} left";
        Show(FormattableString.Invariant($"{Megabytes(read):N0} of {Megabytes(total):N0} MB read{left}"));
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

    private bool IsDue() => host.ShowsProgress && _clock.ElapsedMilliseconds >= _due;

    private static double Megabytes(long bytes) => bytes / 1_000_000.0;

    private static string Duration(TimeSpan time) => time.ToString(time.TotalHours >= 1 ? "h':'mm':'ss" : "m':'ss", CultureInfo.InvariantCulture);

    private void Show(string line)
    {
        _due = _clock.ElapsedMilliseconds + ThenEveryMilliseconds;
        _isShown = true;
        var text = PlainText.Of(line);
        host.Error.Write($"\r\e[K{(text.Length < host.Width ? text : text.Substring(0, host.Width - 1))}");
        host.Error.Flush();
    }
}
