namespace IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;

/// <summary>One row of a Process Monitor log.</summary>
public sealed class ProcessMonitorEntry
{
    internal ProcessMonitorEntry()
    {
    }

    /// <summary>Time of day as the file has it, in the time zone and the format of the computer that wrote it: "1:18:21.9222678 AM".</summary>
    public required string Time { get; init; }

    /// <summary>The same as "01:18:21.9222678", still local time; empty when the format is not understood. Process Monitor saves no date unless that column is shown.</summary>
    public required string TimeOfDay { get; init; }

    /// <summary>Process, "w3wp.exe".</summary>
    public required string Process { get; init; }

    /// <summary>Number of the process; 0 when the column is not there.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Operation, "CreateFile"; empty when the column is not there.</summary>
    public required string Operation { get; init; }

    /// <summary>File, folder or registry key.</summary>
    public required string Path { get; init; }

    /// <summary>Result, "ACCESS DENIED".</summary>
    public required string Result { get; init; }

    /// <summary>The details as the file has them; empty when the column is not there.</summary>
    public required string Detail { get; init; }

    /// <summary>The rights that were asked for, "Generic Read" or "Read Data/List Directory, Synchronize"; empty when the details have none.</summary>
    public required string DesiredAccess { get; init; }

    /// <summary>The account that the thread impersonated, "NT AUTHORITY\IUSR"; empty when it acted as the process.</summary>
    public required string Impersonating { get; init; }

    /// <summary>The process's own account, from the column User; empty when the column is not there.</summary>
    public required string User { get; init; }

    /// <summary>The account that was refused: the impersonated one, else the process's own; empty when neither is known.</summary>
    public string Account => Impersonating.Length > 0 ? Impersonating : User;

    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>Line of the row, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>"w3wp.exe CreateFile C:\inetpub\wwwroot\a.htm: ACCESS DENIED, impersonating NT AUTHORITY\IUSR".</summary>
    public override string ToString() => $"{Process} {Operation} {Path}: {Result}" + (Impersonating.Length == 0 ? "" : ", impersonating " + Impersonating);
}
