using System.Globalization;

namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>A status as somebody wrote it: read by <see cref="StatusText"/>, looked up by <see cref="StatusCatalog"/>.</summary>
public sealed class StatusReference
{
    /// <summary>The number of a part that is not stated.</summary>
    public const int Unstated = -1;

    internal StatusReference()
    {
    }

    /// <summary>What is named.</summary>
    public StatusKind Kind { get; internal init; }

    /// <summary>HTTP status, or <see cref="Unstated"/>.</summary>
    public int Status { get; internal init; } = Unstated;

    /// <summary>IIS's sub-status, or <see cref="Unstated"/>.</summary>
    public int SubStatus { get; internal init; } = Unstated;

    /// <summary>Error code without sign, or <see cref="Unstated"/>. An HRESULT that wraps a Win32 error (0x80070005) is that error (5), as in logs.</summary>
    public long Win32 { get; internal init; } = Unstated;

    /// <summary>Reason of the HTTPERR log, or empty.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>Provider of an event, or empty.</summary>
    public string Provider { get; internal init; } = "";

    /// <summary>Number of an event, or 0.</summary>
    public int EventId { get; internal init; }

    /// <summary>The usual spelling: "401.3.5", "503 AppOffline", "WAS 5021", "0x80070005".</summary>
    public override string ToString() => Kind switch
    {
        StatusKind.HttpErrorReason => Status == Unstated ? Reason : $"{Text(Status)} {Reason}",
        StatusKind.Event => $"{EventProviders.ShortName(Provider)} {Text(EventId)}",
        StatusKind.ErrorCode => Win32Codes.Hex(Win32),
        _ => string.Join(".", new[] { Status, SubStatus, Win32 }.TakeWhile(part => part != Unstated).Select(Text)),
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
