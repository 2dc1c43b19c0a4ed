namespace IisIdentityTools.Diagnosis.Evidence.Traces;

/// <summary>IIS opened a file for the request: the trace's events FILE_CACHE_ACCESS_START and FILE_CACHE_ACCESS_END.</summary>
public sealed class TraceFileAccess
{
    internal TraceFileAccess()
    {
    }

    /// <summary>The file or folder.</summary>
    public required string Path { get; init; }

    /// <summary>The account whose token opened it, "NT AUTHORITY\IUSR"; empty when the trace does not say.</summary>
    public required string Account { get; init; }

    /// <summary>True when it was opened, or found in the cache.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>HRESULT, "0x80070005"; "0x00000000" when it was opened; empty when the trace ends before.</summary>
    public required string HResult { get; init; }

    /// <summary>Name of that code, "ERROR_ACCESS_DENIED"; empty when the table of codes has none.</summary>
    public required string HResultName { get; init; }

    /// <summary>Line of the first of the two events in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>"C:\inetpub\wwwroot\a.htm as NT AUTHORITY\IUSR: 0x80070005 ERROR_ACCESS_DENIED".</summary>
    public override string ToString() => Path + (Account.Length == 0 ? "" : " as " + Account) + $": {HResult} {HResultName}".TrimEnd();
}
