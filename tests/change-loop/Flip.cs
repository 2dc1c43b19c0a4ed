using IisIdentityTools.Changes;

namespace IisIdentityTools.ChangeLoop;

/// <summary>Two files and a DACL that are all in state A or all in state B.</summary>
internal static class Flip
{
    public const string ApplicationHost = @"C:\Windows\System32\inetsrv\config\applicationHost.config";
    public const string WebConfig = @"C:\inetpub\wwwroot\web.config";
    public const string Folder = @"C:\inetpub\wwwroot";
    public const string DaclA = "D:AI(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;BU)";
    public const string DaclB = "D:PAI(A;OICI;FA;;;SY)(A;OICI;0x1301bf;;;S-1-5-82-1-2-3-4-5)";

    // Of different lengths, so that a mixture of the two cannot pass for one of them.
    public static byte[] A { get; } = [.. Enumerable.Repeat((byte)'A', 20_000)];

    public static byte[] B { get; } = [.. Enumerable.Repeat((byte)'B', 33_000)];

    /// <summary>The change into the other state.</summary>
    public static ChangeSet Next(IServerWriter writer, string id, DateTime whenUtc)
    {
        var (before, after) = writer.ReadFile(ApplicationHost)![0] == 'A' ? (A, B) : (B, A);
        var (daclBefore, daclAfter) = before == A ? (DaclA, DaclB) : (DaclB, DaclA);
        return new ChangeSet(id, writer.ServerName, "Flip.", whenUtc,
        [
            ChangeStep.OfFile(ApplicationHost, before, after),
            ChangeStep.OfPermissions(Folder, daclBefore, daclAfter),
            ChangeStep.OfFile(WebConfig, before, after),
        ]);
    }
}
