namespace IisIdentityTools.Diagnosis.Evidence.Events;

/// <summary>A Windows event that tells why a pool does not answer or a logon failed. Text properties are empty where the event has none.</summary>
public sealed class EventEvidence
{
    internal EventEvidence()
    {
    }

    /// <summary>Provider, "Microsoft-Windows-WAS".</summary>
    public required string Provider { get; init; }

    /// <summary>Number of the event, 5021.</summary>
    public required int EventId { get; init; }

    /// <summary>Its name in the table of statuses, "Identity of the pool invalid".</summary>
    public required string Name { get; init; }

    /// <summary>How serious it is.</summary>
    public required EventLevel Level { get; init; }

    /// <summary>Time, UTC; the default value when the file has local times whose zone is not known.</summary>
    public required DateTime TimeUtc { get; init; }

    /// <summary>Time as the file has it.</summary>
    public required string Time { get; init; }

    /// <summary>Computer that logged it.</summary>
    public required string Server { get; init; }

    /// <summary>Number in its log; 0 when the file does not say.</summary>
    public required long RecordId { get; init; }

    /// <summary>Application pool that it is about, "*" for all.</summary>
    public required string ApplicationPool { get; init; }

    /// <summary>Account that failed to log on, "CONTOSO\svc-shop".</summary>
    public required string Account { get; init; }

    /// <summary>Why the logon failed, "0xC000006D".</summary>
    public required string Status { get; init; }

    /// <summary>Name of that code, "STATUS_LOGON_FAILURE".</summary>
    public required string StatusName { get; init; }

    /// <summary>Why exactly, "0xC000006A"; "0x00000000" when the status says it all.</summary>
    public required string SubStatus { get; init; }

    /// <summary>Name of that code, "STATUS_WRONG_PASSWORD".</summary>
    public required string SubStatusName { get; init; }

    /// <summary>How it was logged on: 2 interactive, 3 network, 4 batch (pool), 5 service (pool), 8 network clear text (Basic, connect-as); 0 when the event is about no logon.</summary>
    public required int LogonType { get; init; }

    /// <summary>Component that logged on: "NtLmSsp", "Advapi".</summary>
    public required string LogonProcess { get; init; }

    /// <summary>Authentication package, "NTLM", "Kerberos".</summary>
    public required string AuthenticationPackage { get; init; }

    /// <summary>Program that asked for the logon, @"C:\Windows\System32\inetsrv\w3wp.exe".</summary>
    public required string Process { get; init; }

    /// <summary>Name of the client's computer.</summary>
    public required string Workstation { get; init; }

    /// <summary>Address of the client.</summary>
    public required string Address { get; init; }

    /// <summary>Error number in the event's data, "0x8007052E".</summary>
    public required string ErrorCode { get; init; }

    /// <summary>Name of that code, "ERROR_LOGON_FAILURE".</summary>
    public required string ErrorName { get; init; }

    /// <summary>The Win32 error that a web server's log shows for the same failure, 1326; 0 when there is none.</summary>
    public required int Win32 { get; init; }

    /// <summary>What the code says in a sentence: of the sub-status, else of the status, else of the error number.</summary>
    public required string Reason { get; init; }

    /// <summary>The event's text, in the language of the file.</summary>
    public required string Message { get; init; }

    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>Line of the event, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>"WAS 5021 Shop: 0x8007052E ERROR_LOGON_FAILURE", "Security 4625 CONTOSO\svc-shop: 0xC000006A STATUS_WRONG_PASSWORD".</summary>
    public override string ToString()
    {
        var subject = ApplicationPool.Length > 0 ? " " + ApplicationPool : Account.Length > 0 ? " " + Account : "";
        var code = SubStatus is not ("" or EventCodes.None) ? $": {SubStatus} {SubStatusName}"
            : Status.Length > 0 ? $": {Status} {StatusName}"
            : ErrorCode.Length > 0 ? $": {ErrorCode} {ErrorName}" : "";
        return FormattableString.Invariant($"{Statuses.EventProviders.ShortName(Provider)} {EventId}{subject}{code}").TrimEnd();
    }
}
