using IisIdentityTools.Cli.Hosting;

namespace IisIdentityTools.Cli;

internal static class Program
{
    private static int Main(string[] args)
    {
        using var interrupt = new Interrupt();
        using var terminal = new Terminal();
        return CommandLine.Run(args, terminal.Host, interrupt.Token);
    }
}
