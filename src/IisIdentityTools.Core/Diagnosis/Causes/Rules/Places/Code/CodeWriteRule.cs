using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Code;

/// <summary>500.0 of code that was refused a file: the path from Process Monitor, else the folder where applications keep data (rules B3, F1).</summary>
internal sealed class CodeWriteRule : ICauseRule
{
    private const string Net = "NET-WRITE";
    private const string Php = "PHP-IDENTITY";
    private const string Data = "App_Data";
    private const string Denied = "ACCESS DENIED";

    public IReadOnlyList<string> Ids { get; } = [Net, Php];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Facts: { } facts, Place: { } place } || place.Answer.Identities.Code is not { Kind: not (IdentityKind.None or IdentityKind.Unknown) } code)
            yield break;
        var id = place.Handler == HandlerKind.FastCgi ? Php : Net;
        yield return CauseFinding.Refuted(id == Php ? Net : Php);
        var denied = refusal.ProcessMonitorEntries.FirstOrDefault(entry => string.Equals(entry.Result, Denied, StringComparison.OrdinalIgnoreCase) && IsWriting(entry));
        if (denied is not null)
        {
            var finding = AccessFinding.Of(id, place.Check(code, denied.Path, FileRights.Modify), "do what Process Monitor shows");
            yield return finding with { Evidence = [denied.ToString()], File = denied.File, Line = (int)denied.Line, Verdict = finding.Verdict == CauseVerdict.Refuted ? CauseVerdict.Possible : finding.Verdict };
            yield break;
        }

        var data = place.ApplicationFolder.Length == 0 ? "" : WindowsPath.Combine(place.ApplicationFolder, Data);
        if (Existence.Of(facts, data) == FactState.Present && place.Check(code, data, FileRights.Modify) is { IsDenied: true } access)
            yield return AccessFinding.Of(id, access, "keep its data there", CauseVerdict.Consistent) with { ToProve = ["The path in the text of the exception (Application log, or a Process Monitor log of w3wp.exe)."] };
        else
            yield return new(id, CauseVerdict.Possible)
            {
                Identity = code.Name,
                IdentitySid = code.Sid,
                Because = [$"The code runs as {code.Name} here: that identity needs the right, whatever the path."],
            };
    }

    private static bool IsWriting(ProcessMonitorEntry entry) =>
        entry.DesiredAccess.IndexOf("Write", StringComparison.OrdinalIgnoreCase) >= 0 || entry.DesiredAccess.IndexOf("Delete", StringComparison.OrdinalIgnoreCase) >= 0
        || entry.DesiredAccess.IndexOf("All Access", StringComparison.OrdinalIgnoreCase) >= 0;
}
