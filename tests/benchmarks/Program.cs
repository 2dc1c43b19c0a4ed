using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using IisIdentityTools.Benchmarks;

// "ratios", "access", "volume", "isolation", "logs" and "import" are the quick whole measurements whose figures are checked in; everything else goes to BenchmarkDotNet.
switch (args.FirstOrDefault())
{
    case "ratios":
        Ratios.Run(args.Length > 1 ? args.Skip(1).Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture)).ToArray() : [1_000, 5_000, 10_000]);
        break;
    case "volume" when args.Length == 2:
        VolumeWalk.Run(args[1]);
        break;
    case "volume" when args.Length == 3:
        VolumeWalk.Run(args[1], int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture));
        break;
    case "isolation" when args.Length == 3:
        Isolation.Run(int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture), Enum.Parse<IsolationServer.Kind>(args[2]));
        break;
    case "isolation":
        Isolation.Run(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 10_000);
        break;
    case "access":
        AccessChecks.Run();
        break;
    case "logs":
        Logs.Run(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000);
        break;
    case "import":
        ModuleImport.Run();
        break;
    default:
        var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance));
        BenchmarkSwitcher.FromAssembly(typeof(IdentityResolution).Assembly).Run(args, config);
        break;
}
