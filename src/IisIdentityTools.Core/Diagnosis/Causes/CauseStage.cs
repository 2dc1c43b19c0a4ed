namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>How far a request had come, in order. What an earlier stage refuses, a later one never sees.</summary>
public enum CauseStage
{
    /// <summary>HTTP.sys and TLS: nothing in IIS ran.</summary>
    HttpSys,

    /// <summary>The start of the worker process.</summary>
    PoolStart,

    /// <summary>Reading the configuration.</summary>
    Configuration,

    /// <summary>Before authentication: global rewrite rules, request filtering, address restrictions.</summary>
    BeginRequest,

    /// <summary>Logging the user in.</summary>
    Authentication,

    /// <summary>Authorization rules.</summary>
    Authorization,

    /// <summary>Choosing the handler.</summary>
    Mapping,

    /// <summary>The handler: opening files, running code.</summary>
    Execution,

    /// <summary>What the application asks of other machines.</summary>
    BackEnd,
}
