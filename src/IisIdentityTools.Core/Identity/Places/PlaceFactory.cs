using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity.Accounts;
using IisIdentityTools.Identity.Handlers;
using IisIdentityTools.Identity.Rules;
using IisIdentityTools.Identity.Settings;

namespace IisIdentityTools.Identity.Places;

/// <summary>Makes place contexts, keeping what places share: a worker process per pool, settings per effective level.</summary>
internal sealed class PlaceFactory(ServerConfiguration configuration, AccountDirectory accounts)
{
    private static readonly DirectoryAccount s_passThrough = new(null, null, false);
    private static readonly DirectoryAccount s_passThroughUnc = new(null, null, true);

    private readonly ServerContext _server = new(configuration);
    private readonly Dictionary<string, WorkerProcess> _workers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ConfigurationLevel, LevelSettings> _settings = [];
    private readonly Dictionary<(EffectiveSection, string), HandlerTable> _handlers = [];
    private LevelSettings? _lastSettings;
    private EffectiveSection? _lastHandlers;
    private string? _lastKey;
    private HandlerTable? _lastTable;

    /// <summary>The context of a URL path in a site; null when the site does not serve the path.</summary>
    public PlaceContext? Make(SiteLevels levels, string urlPath)
    {
        var (level, place) = levels.Find(urlPath);
        if (place.Application is not { } application || place.VirtualDirectory is not { } directory)
            return null;
        var worker = Worker(application);
        var account = Account(directory, place.PhysicalPath ?? "");
        var settings = Settings(level.EffectiveLevel);
        return new PlaceContext(_server, place, level, settings, worker, account, Handlers(settings, worker));
    }

    private WorkerProcess Worker(ApplicationDefinition application)
    {
        var pool = application.ApplicationPoolName;
        if (_workers.TryGetValue(pool, out var known))
            return known;
        var definition = configuration.FindApplicationPool(pool);
        // A missing pool is named with the place that asks for it, so it is not kept.
        return definition is null ? WorkerProcess.Missing(pool, application.ApplicationPool) : _workers[pool] = WorkerProcess.Of(definition, accounts);
    }

    /// <summary>
    /// Settings per effective level. Those of levels that add nothing are shared by all sites; a site's own are only kept for the
    /// last few, since a large server has thousands.
    /// </summary>
    private LevelSettings Settings(ConfigurationLevel level)
    {
        if (_settings.TryGetValue(level, out var known))
            return known;
        if (_settings.Count > 256)
            _settings.Clear();
        return _settings[level] = _lastSettings = new LevelSettings(level, accounts, _lastSettings);
    }

    /// <summary>The handler mappings: pools of one kind share them wherever the handlers section is the same.</summary>
    private HandlerTable Handlers(LevelSettings settings, WorkerProcess worker)
    {
        if (ReferenceEquals(_lastHandlers, settings.Handlers) && _lastKey == worker.HandlerKey)
            return _lastTable!;
        var key = (settings.Handlers, worker.HandlerKey);
        if (!_handlers.TryGetValue(key, out var table))
        {
            if (_handlers.Count > 256)
                _handlers.Clear();
            _handlers[key] = table = new HandlerTable(settings.Handlers, worker);
        }

        (_lastHandlers, _lastKey, _lastTable) = (settings.Handlers, worker.HandlerKey, table);
        return table;
    }

    private DirectoryAccount Account(VirtualDirectoryDefinition directory, string physicalPath)
    {
        var user = directory.UserNameText;
        var isUnc = physicalPath.StartsWith(@"\\", StringComparison.Ordinal) && WindowsPath.IsUnc(physicalPath);
        if (user.Length == 0)
            return isUnc ? s_passThroughUnc : s_passThrough;
        return new DirectoryAccount(directory, accounts.Find(user, IdentityKind.ConnectAsAccount), isUnc);
    }
}
