using System.Globalization;
using System.Text;

namespace IisIdentityTools.Cli.Hosting;

/// <summary>The host of a real process: its standard streams, and what the environment says of the terminal.</summary>
internal sealed class Terminal : IDisposable
{
    private const int NarrowestWidth = 40;

    private readonly Encoding? _restoredEncoding;
    private readonly StandardOutput _output;

    public Terminal()
    {
        var isTerminal = !Console.IsOutputRedirected;
        if (isTerminal && OperatingSystem.IsWindows())
            _restoredEncoding = UseUtf8();
        _output = new StandardOutput();
        Host = new CliHost(_output, Console.Error)
        {
            Input = new StandardInput(),
            IsTerminal = isTerminal,
            ShowsProgress = !Console.IsErrorRedirected && UnderstandsColor(),
            Width = FindWidth(isTerminal),
            HasColor = isTerminal && UnderstandsColor(),
        };
    }

    public CliHost Host { get; }

    public void Dispose()
    {
        _output.Dispose();
        if (_restoredEncoding is not null)
            Console.OutputEncoding = _restoredEncoding;
    }

    private static Encoding? UseUtf8()
    {
        try
        {
            var before = Console.OutputEncoding;
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            return before;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static int FindWidth(bool isTerminal)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0)
            return Math.Max(columns, NarrowestWidth);
        try
        {
            return isTerminal && Console.WindowWidth > 0 ? Math.Max(Console.WindowWidth, NarrowestWidth) : CliHost.DefaultWidth;
        }
        catch (IOException)
        {
            return CliHost.DefaultWidth;
        }
    }

    private static bool UnderstandsColor()
    {
        if (Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 })
            return false;
        var terminal = Environment.GetEnvironmentVariable("TERM");
        if (OperatingSystem.IsWindows() && string.IsNullOrEmpty(terminal))
            return Environment.GetEnvironmentVariable("WT_SESSION") is { Length: > 0 };
        return terminal is { Length: > 0 } and not "dumb";
    }
}
