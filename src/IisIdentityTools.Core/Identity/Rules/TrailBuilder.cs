namespace IisIdentityTools.Identity.Rules;

/// <summary>Writes down how a case was decided: the settings that counted and, for each part, the rule applied.</summary>
internal static class TrailBuilder
{
    /// <summary>The steps of a decided case, in the order in which they were taken.</summary>
    public static TrailStep[] Build(IReadOnlyList<TrailStep> place, RequestCase request, TrailStep? handler, TrailStep? scheme, RequestIdentities identities)
    {
        var steps = new List<TrailStep>(place.Count + request.Worker.Trail.Count + 10);
        steps.AddRange(place);
        steps.AddRange(request.Worker.Trail);
        if (handler is not null)
            steps.Add(handler);
        if (scheme is not null)
            steps.Add(scheme);
        if (request.Authentication is AuthenticationKind.Anonymous or AuthenticationKind.Forms)
            steps.Add(request.Settings.Authentication.AnonymousUserStep);
        AddSettings(steps, request);
        steps.Add(Conclusions.Request(request, identities));
        if (identities.Code.Kind != IdentityKind.None)
            steps.Add(Conclusions.Code(request, identities));
        if (identities.Content.Kind != IdentityKind.None)
            steps.Add(Conclusions.Content(request, identities));
        if (identities.FileAuthorization.Kind != IdentityKind.None)
            steps.Add(Conclusions.FileAuthorization(identities));
        steps.Add(Conclusions.Configuration(request, identities));
        steps.Add(Conclusions.Network(request, identities));
        return steps.ToArray();
    }

    private static void AddSettings(List<TrailStep> steps, RequestCase request)
    {
        var settings = request.Settings;
        if (settings.Authentication.Override.Is("UseWorkerProcessUser"))
            steps.Add(Steps.Of("serverRuntime/@authenticatedUserOverride", settings.Authentication.Override, "files are opened as the worker process, whoever the user is", "B1"));
        switch (request.Kind)
        {
            case HandlerKind.AspNetIntegrated or HandlerKind.AspNetClassic:
                steps.Add(settings.AspNet.ModeStep);
                steps.Add(settings.AspNet.ImpersonateStep);
                break;
            case HandlerKind.Wcf:
                steps.Add(Steps.Of("serviceHostingEnvironment/@aspNetCompatibilityEnabled", settings.AspNet.ServiceCompatibility, request.IsAspNet ? "the service runs as ASP.NET code does" : "the service ignores ASP.NET's identity and runs as the worker process", "B3"));
                if (request.IsAspNet)
                    steps.Add(settings.AspNet.ImpersonateStep);
                break;
            case HandlerKind.AspNetCoreInProcess or HandlerKind.AspNetCoreOutOfProcess:
                steps.Add(Steps.Of("aspNetCore/@hostingModel", settings.HostingModel, request.Kind == HandlerKind.AspNetCoreInProcess ? "the application runs inside the worker process" : "the application runs in a child process that gets the worker process's token", "B3"));
                break;
            case HandlerKind.Cgi:
                steps.Add(Steps.Of("cgi/@createProcessAsUser", settings.CgiAsUser, settings.CgiAsUser.IsTrue ? "each CGI process starts as the user of the request (the pool needs SeAssignPrimaryToken and SeIncreaseQuota, else 403.19)" : "CGI processes start as the worker process", "B3"));
                break;
            case HandlerKind.FastCgi when request.Php is not null:
                steps.Add(request.Php.Step);
                break;
            case HandlerKind.ProxyForward when settings.Proxy is not null:
                steps.Add(settings.Proxy.Step);
                break;
        }
    }
}
