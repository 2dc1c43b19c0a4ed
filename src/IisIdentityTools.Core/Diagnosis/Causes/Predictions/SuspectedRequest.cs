using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Predictions;

/// <summary>A request that nobody made yet, with the status that it may get.</summary>
internal static class SuspectedRequest
{
    /// <summary>The request; null when the status is none that a request can get.</summary>
    public static RefusedRequest? Of(EffectiveIdentity place, string url, string status, PredictionQuery query) =>
        StatusText.TryParse(status) is not { Kind: StatusKind.Status } reference ? null : new()
        {
            Basis = RefusalBasis.Predicted,
            Server = place.Server,
            Site = place.Site,
            Url = url,
            Verb = "GET",
            StatusCode = reference.Status,
            SubStatus = reference.SubStatus,
            Win32Status = reference.Win32,
            User = query.User ?? "",
        };
}
