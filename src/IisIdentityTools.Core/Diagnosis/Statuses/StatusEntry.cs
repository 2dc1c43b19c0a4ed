namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>What is known of one status, one HTTPERR reason or one event.</summary>
public sealed class StatusEntry
{
    private readonly StatusReference _reference;

    internal StatusEntry(string code, string name, string meaning, StatusOrigin origin, string setBy, StatusConcern concern, string identity, string source)
    {
        _reference = StatusText.Parse(code);
        Code = code;
        Name = name;
        Meaning = meaning;
        Origin = origin;
        SetBy = setBy;
        Concern = concern;
        Identity = identity;
        Source = source;
    }

    /// <summary>How it is written: "401.3", "401.3.5", "500.19/0x80070021", "503 AppOffline", "WAS 5021".</summary>
    public string Code { get; }

    /// <summary>Status, HTTPERR reason or event.</summary>
    public StatusKind Kind => _reference.Kind;

    /// <summary>HTTP status; <see cref="StatusReference.Unstated"/> for an event, and for a reason that goes with none or with several.</summary>
    public int Status => _reference.Status;

    /// <summary>IIS's sub-status; <see cref="StatusReference.Unstated"/> for reasons and events.</summary>
    public int SubStatus => _reference.SubStatus;

    /// <summary>Error code as sc-win32-status has it; <see cref="StatusReference.Unstated"/> when the entry is for every code.</summary>
    public long Win32 => _reference.Win32;

    /// <summary>Reason of the HTTPERR log, "AppOffline"; empty for others.</summary>
    public string Reason => _reference.Reason;

    /// <summary>Provider of an event, "Microsoft-Windows-WAS"; empty for others.</summary>
    public string Provider => _reference.Provider;

    /// <summary>Number of an event; 0 for others.</summary>
    public int EventId => _reference.EventId;

    /// <summary>Short name, "Logon failed".</summary>
    public string Name { get; }

    /// <summary>What it means, one or two sentences.</summary>
    public string Meaning { get; }

    /// <summary>Which part of the server it comes from.</summary>
    public StatusOrigin Origin { get; }

    /// <summary>Who sets it, by name: "HTTP.sys", "RequestFilteringModule".</summary>
    public string SetBy { get; }

    /// <summary>What kind of thing has to change.</summary>
    public StatusConcern Concern { get; }

    /// <summary>What it says about identities and permissions, one or two sentences.</summary>
    public string Identity { get; }

    /// <summary>Rule and document that it stands on; says so when it is recalled or inferred.</summary>
    public string Source { get; }

    internal StatusReference Reference => _reference;

    /// <summary>"401.1 Logon failed".</summary>
    public override string ToString() => $"{Code} {Name}";
}
