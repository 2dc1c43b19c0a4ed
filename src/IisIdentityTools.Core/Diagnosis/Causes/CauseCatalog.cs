using IisIdentityTools.Diagnosis.Causes.Tables;

namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>Every cause that is known, in the order of the questions that tell them apart.</summary>
public static class CauseCatalog
{
    private static readonly CauseEntry[] s_all = 
    [
        .. HttpCauses.Rows,
        .. UnacceptedCauses.Rows,
        .. LogonCauses.Rows,
        .. NegotiateCauses.Rows,
        .. OtherLogonCauses.Rows,
        .. AccessCauses.Rows,
        .. ReasonCauses.Rows,
        .. FileStateCauses.Rows,
        .. ConfigurationCauses.Rows,
        .. NativeModuleCauses.Rows,
        .. AspNetCoreCauses.Rows,
        .. ApplicationCodeCauses.Rows,
        .. ScriptCauses.Rows,
        .. ForbiddenCauses.Rows,
        .. CertificateCauses.Rows,
        .. NotFoundCauses.Rows,
        .. ProxyCauses.Rows,
        .. PoolCauses.Rows,
        .. RunningPoolCauses.Rows,
        .. ShareCauses.Rows,
        .. SecondHopCauses.Rows,
        .. DelayCauses.Rows,
    ];

    private static readonly Dictionary<string, CauseEntry> s_byId = s_all.ToDictionary(entry => entry.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CauseEntry> All => s_all;

    /// <summary>The cause with that id, in any case; null when there is none.</summary>
    public static CauseEntry? Find(string id) => s_byId.TryGetValue(id, out var entry) ? entry : null;

    /// <summary>The causes that look like that request, the most telling signature first.</summary>
    internal static IEnumerable<CauseEntry> Looking(RefusedRequest request) =>
        s_all.Select(entry => (Entry: entry, Fit: entry.Parsed.Count == 0 ? 0 : entry.Parsed.Max(signature => signature.Fits(request))))
            .Where(pair => pair.Fit > 0).OrderByDescending(pair => pair.Fit).Select(pair => pair.Entry);
}
