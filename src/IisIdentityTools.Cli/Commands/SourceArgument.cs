using System.CommandLine;

namespace IisIdentityTools.Cli.Commands;

/// <summary>The captured server that a command asks.</summary>
internal static class SourceArgument
{
    public const string Name = "source";

    public static Argument<string> Create() => new(Name)
    {
        Description = "A snapshot folder, its .zip, a folder with an applicationHost.config, or that file itself.",
    };

    /// <summary>The same for a command that asks mounted volumes too.</summary>
    public static Argument<string> CreateBesideVolumes()
    {
        var source = Create();
        source.Description = $"{source.Description!.TrimEnd('.')}; {VolumeOption.NoSnapshot} for none, with --volume.";
        return source;
    }
}
