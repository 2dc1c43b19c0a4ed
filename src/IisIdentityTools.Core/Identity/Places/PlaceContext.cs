using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Identity.Accounts;
using IisIdentityTools.Identity.Handlers;
using IisIdentityTools.Identity.Rules;
using IisIdentityTools.Identity.Settings;

namespace IisIdentityTools.Identity.Places;

/// <summary>One place with everything that its answers share.</summary>
internal sealed class PlaceContext
{
    private TrailStep[]? _trail;

    public PlaceContext(SitePlace site, ConfigurationLevel level, LevelSettings settings, WorkerProcess worker, DirectoryAccount directory, HandlerTable handlers, RequestPlace place, IReadOnlyList<UnreadFile> frameworkFiles)
    {
        Site = site;
        Level = level;
        Settings = settings;
        Worker = worker;
        Directory = directory;
        Handlers = handlers;
        Place = place;
        FrameworkFiles = frameworkFiles;
    }

    /// <summary>Where the URL path lies.</summary>
    public SitePlace Site { get; }

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

    /// <summary>The names that every answer carries.</summary>
    public RequestPlace Place { get; }

    /// <summary>machine.config and root web.config when they are not at hand.</summary>
    public IReadOnlyList<UnreadFile> FrameworkFiles { get; }

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
        var application = Site.Application!;
        var directory = Site.VirtualDirectory!;
        var pool = Steps.Of("application/@applicationPool", application.ApplicationPool, $"application '{application.Path}' runs in pool '{application.ApplicationPool.Text}'", "A3");
        var path = Steps.Of("virtualDirectory/@physicalPath", directory.PhysicalPath, Directory.IsUnc ? "the content is on another machine" : "the content is on this server", "A3");
        return Directory.ConnectAs is null
            ? [pool, path]
            : [pool, path, Steps.Of("virtualDirectory/@userName", directory.UserName, $"connect as {Directory.ConnectAs.Name}: it opens the files of {Place.PhysicalPath}", "B1")];
    }
}
