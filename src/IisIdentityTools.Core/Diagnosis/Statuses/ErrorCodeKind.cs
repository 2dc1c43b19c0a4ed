namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>Which of the numberings that share sc-win32-status a code belongs to. Source: [MS-ERREF] 2.1 to 2.3.</summary>
public enum ErrorCodeKind
{
    /// <summary>0: no error.</summary>
    Success,

    /// <summary>A Win32 error, below 65536.</summary>
    Win32,

    /// <summary>A Win32 error of WinHTTP, 12000 to 12999: the proxy's own connection to the back end.</summary>
    WinHttp,

    /// <summary>An HRESULT, 0x80000000 and up: COM, SSPI, cryptography, certificates.</summary>
    HResult,

    /// <summary>An NTSTATUS, 0xC0000000 and up: the kernel and the logon.</summary>
    NtStatus,

    /// <summary>In no range that errors are in.</summary>
    Unknown,
}
