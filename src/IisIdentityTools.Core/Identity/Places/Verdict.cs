using IisIdentityTools.Configuration;
using IisIdentityTools.Identity.Handlers;
using IisIdentityTools.Identity.Rules;

namespace IisIdentityTools.Identity.Places;

/// <summary>One decided case. Places of one pool that nothing tells apart share it; an answer is a verdict at a place.</summary>
internal sealed class Verdict
{
    private readonly HandlerGroup? _group;
    private readonly TrailStep? _scheme;

    private Verdict(RequestCase request, HandlerGroup? group, TrailStep? scheme, RequestIdentities identities, IReadOnlyList<ConfigurationProblem> problems)
    {
        Request = request;
        Identities = identities;
        // Results hold arrays: the list types that the compiler makes up cannot be indexed in PowerShell.
        Problems = problems.ToArray();
        _group = group;
        _scheme = scheme;
    }

    /// <summary>The case.</summary>
    public RequestCase Request { get; }

    /// <summary>The seven identities.</summary>
    public RequestIdentities Identities { get; }

    /// <summary>What makes IIS refuse the requests; empty when nothing in the configuration does.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; }

    /// <summary>True when no request gets as far as a handler.</summary>
    public bool IsRefused => Problems.Count > 0;

    /// <summary>Name of the first mapping, or of the rewrite rule that forwards.</summary>
    public string HandlerName =>
        _group is not null ? _group.First.Name : Request.Kind == HandlerKind.ProxyForward ? Request.Settings.Proxy?.Name ?? "" : "";

    /// <summary>A case that requests reach.</summary>
    public static Verdict Answer(RequestCase request, HandlerGroup? group, TrailStep scheme, NetworkIdentityRule network) =>
        new(request, group, scheme, IdentityRules.Decide(request, network), []);

    /// <summary>A case whose user is let in, but no handler takes the request or accessPolicy does not let it.</summary>
    public static Verdict Denied(RequestCase request, HandlerGroup? group, TrailStep scheme, ConfigurationProblem problem) =>
        new(request, group, scheme, IdentityRules.Refused(request) with { Request = IdentityRules.RequestUser(request) }, [problem]);

    /// <summary>A case that IIS refuses because of its configuration.</summary>
    public static Verdict Refused(RequestCase request, HandlerGroup? group, IReadOnlyList<ConfigurationProblem> problems) =>
        new(request, group, null, IdentityRules.Refused(request), problems);

    /// <summary>The steps that led to the verdict at a place.</summary>
    public IReadOnlyList<TrailStep> Trail(PlaceContext place)
    {
        if (_scheme is null)
            return RefusedTrail(place);
        return [.. TrailBuilder.Build(place.Trail, Request, _group?.Step, _scheme, Identities), .. RefusedSteps()];
    }

    private TrailStep[] RefusedTrail(PlaceContext place) =>
    [
        .. place.Trail,
        .. place.Worker.Trail,
        .. _group is null ? [] : (TrailStep[])[_group.Step],
        .. RefusedSteps(),
    ];

    private IEnumerable<TrailStep> RefusedSteps() =>
        Problems.Select(problem => new TrailStep("refused", problem.Status, problem.Message, "A8", problem.File, problem.Line, problem.Column, problem.Location));
}
