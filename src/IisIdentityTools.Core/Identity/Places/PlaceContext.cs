using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Identity.Accounts;
using IisIdentityTools.Identity.Handlers;
using IisIdentityTools.Identity.Rules;
using IisIdentityTools.Identity.Settings;

namespace IisIdentityTools.Identity.Places;

/// <summary>One place with everything that its answers share.</summary>
internal sealed class PlaceContext
{
    private TrailStep[]? _trail;

    public PlaceContext(ServerContext server, SitePlace place, ConfigurationLevel level, LevelSettings settings, WorkerProcess worker, DirectoryAccount directory, HandlerTable handlers)
    {
        Server = server;
        Place = place;
        Level = level;
        Settings = settings;
        Worker = worker;
        Directory = directory;
        Handlers = handlers;
    }

    /// <summary>What all places of the server share.</summary>
    public ServerContext Server { get; }

    /// <summary>Where the URL path lies: a place that an application and a virtual directory serve.</summary>
    public SitePlace Place { get; }

    /// <summary>The application that serves it.</summary>
    public ApplicationDefinition Application => Place.Application!;

    /// <summary>The virtual directory that serves it.</summary>
    public VirtualDirectoryDefinition VirtualDirectory => Place.VirtualDirectory!;

    /// <summary>The folder or file; empty when it is not known.</summary>
    public string PhysicalPath => Place.PhysicalPath ?? "";

    /// <summary>The level whose problems and unread files count.</summary>
    public ConfigurationLevel Level { get; }

    /// <summary>The settings that count.</summary>
    public LevelSettings Settings { get; }

    /// <summary>The worker process.</summary>
    public WorkerProcess Worker { get; }

    /// <summary>The connect-as account, and whether the folder is on another machine.</summary>
    public DirectoryAccount Directory { get; }

    /// <summary>The handler mappings that the worker can use here.</summary>
    public HandlerTable Handlers { get; }

    /// <summary>The steps about the application and its directory.</summary>
    public IReadOnlyList<TrailStep> Trail => _trail ??= FirstSteps();

    /// <summary>True when nothing that decides about identities differs from another place.</summary>
    public bool DecidesLike(PlaceContext other) =>
        ReferenceEquals(Worker, other.Worker)
        && ReferenceEquals(Settings, other.Settings)
        && Directory.ConnectAs is null
        && other.Directory.ConnectAs is null
        && Directory.IsUnc == other.Directory.IsUnc;

    private TrailStep[] FirstSteps()
    {
        var pool = Steps.Of("application/@applicationPool", Application.ApplicationPool, $"application '{Application.Path}' runs in pool '{Application.ApplicationPool.Text}'", "A3");
        var path = Steps.Of("virtualDirectory/@physicalPath", VirtualDirectory.PhysicalPath, Directory.IsUnc ? "the content is on another machine" : "the content is on this server", "A3");
        return Directory.ConnectAs is null
            ? [pool, path]
            : [pool, path, Steps.Of("virtualDirectory/@userName", VirtualDirectory.UserName, $"connect as {Directory.ConnectAs.Name}: it opens the files of {PhysicalPath}", "B1")];
    }
}
