using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Connections;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Failures;

/// <summary>
/// 401.1: Windows refuses NTLM that comes from the server itself under another name than its own (rule D7). That the same user is served from
/// elsewhere, which would prove it, no single request shows.
/// </summary>
internal sealed class LoopbackRule : ICauseRule
{
    private const string Id = "LOGON-LOOPBACK";
    private const string Lsa = @"HKLM\SYSTEM\CurrentControlSet\Control\Lsa";
    private const string CheckOff = Lsa + "!DisableLoopbackCheck";
    private const string ListedNames = Lsa + @"\MSV1_0!BackConnectionHostNames";

    private static readonly char[] s_separators = ['\0', '\r', '\n', ',', ';', ' '];

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        var host = RequestConnection.Host(refusal);
        var listed = refusal.Switch(ListedNames);
        if (!refusal.Is(401, 1))
            yield break;
        var isListed = host.Length > 0 && listed is not null && listed.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).Contains(host, StringComparer.OrdinalIgnoreCase);
        if (RequestConnection.IsLocal(refusal) == false || refusal.Switch(CheckOff) == "1" || isListed || IsOwnName(refusal, host))
            yield return CauseFinding.Refuted(Id);
        else if (RequestConnection.IsLocal(refusal) == true && host.Length > 0)
            yield return new CauseFinding(Id, CauseVerdict.Consistent)
            {
                Identity = refusal.Request.User,
                Because =
                [
                    $"The request came from the server itself and asked for '{host}', which is not its own name: the loopback check refuses such logons with NTLM.",
                    refusal.Switch(CheckOff) is null ? "Whether the check is on was not captured; Windows has it on." : "DisableLoopbackCheck does not switch it off.",
                    listed is null ? "BackConnectionHostNames was not captured." : $"BackConnectionHostNames does not list '{host}'.",
                ],
                ToProve = ["The same URL and user from another computer: it works there.", .. listed is null ? new[] { $"reg query {Lsa}\\MSV1_0 /v BackConnectionHostNames" } : []],
                Fix = $"Add '{host}' to BackConnectionHostNames (multi-string) under {Lsa}\\MSV1_0, and restart the server.",
                Command = listed is "" ? $"reg add {Lsa}\\MSV1_0 /v BackConnectionHostNames /t REG_MULTI_SZ /d {host}" : "",
            };
    }

    private static bool IsOwnName(RefusalCase refusal, string host) =>
        host.Length > 0 && (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || RequestConnection.IsAddress(host) || string.Equals(host, refusal.Facts?.Server.Name, StringComparison.OrdinalIgnoreCase));
}
