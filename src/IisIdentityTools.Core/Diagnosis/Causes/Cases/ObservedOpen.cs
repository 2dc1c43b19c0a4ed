using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Cases;

/// <summary>An open of a file or folder that was recorded: by a failed request trace or by Process Monitor.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Account">Who opened it; empty when the recording does not say.</param>
/// <param name="IsRefused">True when it was denied.</param>
/// <param name="Where">File and line of the recording.</param>
internal sealed record ObservedOpen(string Path, string Account, bool IsRefused, string Where)
{
    private const long AccessDenied = 5;

    /// <summary>The opens of a request's recordings.</summary>
    public static IEnumerable<ObservedOpen> Of(CaseEvidence evidence)
    {
        if (evidence.Trace is { } trace)
        {
            foreach (var access in trace.FileAccesses)
                yield return new(access.Path, access.Account.Length > 0 ? access.Account : trace.TokenUser, IsDenied(access.HResult), FormattableString.Invariant($"{trace.File}:{access.Line}"));
            // The module that answered may have opened the file itself, without the file cache.
            if (trace.FileAccesses.Count == 0 && trace.PhysicalPath.Length > 0 && trace.Errors.Count > 0 && trace.Errors[0] is { Status: 401, SubStatus: 3 } error)
                yield return new(trace.PhysicalPath, trace.TokenUser, IsDenied(error.HResult), FormattableString.Invariant($"{trace.File}:{error.Line}"));
        }

        foreach (var entry in evidence.ProcessMonitorEntries)
            yield return new(entry.Path, entry.Account, string.Equals(entry.Result, "ACCESS DENIED", StringComparison.OrdinalIgnoreCase), FormattableString.Invariant($"{entry.File}:{entry.Line}"));
    }

    /// <summary>True when it is about that file or folder.</summary>
    public bool IsAt(string path) => WindowsPath.Comparer.Equals(Path, path);

    /// <summary>True when that identity may have opened it: it did, or the recording does not say who did.</summary>
    public bool MayBeBy(CaseAccess access) => Account.Length == 0 || AccountNames.MayBeSame(Account, access.Identity);

    private static bool IsDenied(string hresult) => hresult.Length > 0 && StatusText.ErrorCode(hresult) is { } code && Win32Codes.AsLogged(code) == AccessDenied;
}
