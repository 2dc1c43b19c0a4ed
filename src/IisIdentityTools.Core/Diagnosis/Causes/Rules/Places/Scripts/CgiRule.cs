using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Scripts;

/// <summary>403.19: createProcessAsUser needs two privileges in the worker process (KB 981949; rules C2, D3).</summary>
internal sealed class CgiRule : ICauseRule
{
    private const string Id = "CGI-40319";

    private static readonly string[] s_needed = ["SeAssignPrimaryTokenPrivilege", "SeIncreaseQuotaPrivilege"];

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || CasePool.Of(refusal) is not { } pool)
            yield break;
        var asUser = place.Settings.CgiAsUser;
        var states = s_needed.Select(name => (Name: name, Privilege: pool.Token?.Privileges.FirstOrDefault(each => each.Name == name))).ToArray();
        if (!asUser.IsTrue || states.All(each => each.Privilege?.State is TokenPrivilegeState.Enabled or TokenPrivilegeState.Disabled))
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        var lacking = states.Where(each => each.Privilege?.State == TokenPrivilegeState.Absent).ToArray();
        yield return new CauseFinding(Id, lacking.Length > 0 ? CauseVerdict.Proved : CauseVerdict.Consistent)
        {
            Identity = pool.Identity.Name,
            IdentitySid = pool.Identity.Sid,
            Because = lacking.Length > 0
                ? [$"{pool.Identity.Name} starts programs as the user (createProcessAsUser), but lacks {string.Join(" and ", lacking.Select(each => each.Name))}.", .. lacking.Select(each => each.Privilege!.Why)]
                : [$"{pool.Identity.Name} starts programs as the user (createProcessAsUser); whether it holds {string.Join(" and ", s_needed)} was not captured."],
            Fix = $"Give {pool.Identity.Name} {string.Join(" and ", s_needed)}, or let programs run as the worker process: {CommandText.AppCmd(place.ConfigurationPath, "system.webServer/cgi", "createProcessAsUser:false")}",
            SideEffect = $"With createProcessAsUser=false programs run as {pool.Identity.Name} instead of the user.",
        }.At(asUser);
    }
}
