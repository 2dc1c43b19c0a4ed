using System.Text;
using IisIdentityTools.Cli;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Tests.Architecture;

namespace IisIdentityTools.Tests.Cli;

/// <summary>Runs iisid in this process.</summary>
internal static class CliRun
{
    public static readonly string Contoso = SourceTree.At("samples/contoso");

    public static CliResult Of(params string[] arguments) => At(120, arguments);

    public static CliResult At(int width, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = CommandLine.Run(arguments, new CliHost(output, error) { Width = width }, TestContext());
        return new CliResult(code, output.ToArray(), error.ToString());
    }

    public static CliResult WithInput(string input, params string[] arguments)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(input));
        return WithInput(stream, arguments);
    }

    public static CliResult WithInput(Stream input, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = CommandLine.Run(arguments, new CliHost(output, error) { Input = input }, TestContext());
        return new CliResult(code, output.ToArray(), error.ToString());
    }

    private static CancellationToken TestContext() => Xunit.TestContext.Current.CancellationToken;
}
