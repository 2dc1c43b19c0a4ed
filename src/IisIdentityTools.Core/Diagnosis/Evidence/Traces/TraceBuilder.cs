using System.Globalization;
using IisIdentityTools.Diagnosis.Evidence.Xml;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Diagnosis.Evidence.Traces;

/// <summary>Collects what is kept of a trace while its events go by.</summary>
internal sealed class TraceBuilder(string file)
{
    private readonly List<TraceError> _errors = [];
    private readonly List<TraceFileAccess> _accesses = [];
    private readonly Dictionary<string, string> _request = new(StringComparer.Ordinal);
    private EventElement? _first;
    private EventElement? _opening;
    private string _physicalPath = "";
    private string _openedPath = "";
    private string _handler = "";

    public bool HasRoot { get; private set; }

    public bool IsComplete { get; set; }

    // What comes after the first error belongs to the error page.
    private bool IsBeforeErrors => _errors.Count == 0;

    /// <summary>Takes the attributes of the root element that the reader stands on.</summary>
    public void ReadRequest(EvidenceXmlReader reader)
    {
        HasRoot = true;
        IsComplete = reader.IsEmpty;
        foreach (var attribute in reader.Attributes())
            _request[attribute.Key] = attribute.Value;
    }

    /// <summary>Takes one event.</summary>
    public void Add(EventElement step)
    {
        _first ??= step;
        switch (step.Opcode)
        {
            case "MODULE_SET_RESPONSE_ERROR_STATUS" when _errors.Count < EvidenceLimits.TraceSteps:
                _errors.Add(Error(step));
                break;
            case "FILE_CACHE_ACCESS_START":
                Opened(null);
                _opening = step;
                break;
            case "FILE_CACHE_ACCESS_END":
                Opened(step);
                break;
            case "HANDLER_CHANGED" when IsBeforeErrors:
                _handler = step["NewHandlerName"];
                break;
            default:
                if (IsBeforeErrors && step["PhysicalPath"] is { Length: > 0 } path)
                    _physicalPath = path;
                break;
        }
    }

    public FailedRequestTrace Build()
    {
        Opened(null);
        var status = StatusText.TryParse(Request("statusCode"));
        return new()
        {
            File = file,
            Server = _first?.Server ?? "",
            Url = Request("url"),
            Verb = Request("verb"),
            SiteId = Number(Request("siteId")),
            ApplicationPool = Request("appPoolId"),
            ProcessId = Small(Request("processId")),
            AuthenticationType = Request("authenticationType"),
            RemoteUser = Request("remoteUserName"),
            User = Request("userName"),
            TokenUser = Request("tokenUserName"),
            FailureReason = Request("failureReason"),
            Status = status is { Kind: StatusKind.Status } ? status.Status : StatusReference.Unstated,
            SubStatus = Math.Max(0, status?.SubStatus ?? 0),
            TimeTaken = Number(Request("timeTaken")),
            Time = _first?.TimeUtc() ?? default,
            // IIS rarely fills the path; the last file that was opened before anything failed is the next best.
            PhysicalPath = _physicalPath.Length > 0 ? _physicalPath : _openedPath,
            Handler = _handler,
            Errors = _errors.AsReadOnly(),
            FileAccesses = _accesses.AsReadOnly(),
            IsComplete = IsComplete,
        };
    }

    private static TraceError Error(EventElement step)
    {
        var code = Code(step["ErrorCode"]);
        return new()
        {
            Module = step["ModuleName"],
            Notification = TraceNotifications.Name(step["Notification"]),
            Status = Small(step["HttpStatus"]),
            SubStatus = Small(step["HttpSubStatus"]),
            Reason = step["HttpReason"],
            HResult = code?.Hex ?? "",
            HResultName = code?.Name ?? "",
            ConfigurationMessage = step["ConfigExceptionInfo"],
            Time = step.TimeUtc(),
            Line = step.Line,
        };
    }

    // Start and end follow each other; a trace that was cut may lack the end.
    private void Opened(EventElement? end)
    {
        if (_opening is { } start && _accesses.Count < EvidenceLimits.TraceSteps)
        {
            var code = end is null ? null : Code(end["ErrorCode"]);
            if (IsBeforeErrors)
                _openedPath = start["FileName"];
            _accesses.Add(new()
            {
                Path = start["FileName"],
                Account = Account(start["DomainName"], start["UserName"]),
                Succeeded = end is not null && end["Successful"] == "true",
                HResult = code?.Hex ?? "",
                HResultName = code?.Name ?? "",
                Line = start.Line,
            });
        }

        _opening = null;
    }

    private static ErrorCode? Code(string text) => StatusText.ErrorCode(text) is { } code ? Win32Codes.Describe(code) : null;

    private static string Account(string domain, string user) => domain.Length == 0 || user.Length == 0 ? user : domain + "\\" + user;

    private string Request(string name) => _request.TryGetValue(name, out var value) ? value : "";

    private static int Small(string text) => (int)Math.Min(Number(text), int.MaxValue);

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
