using System.Globalization;
using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Failures;

/// <summary>A change that is not seen yet: asked for when the captured permissions allow what was refused (rule B9).</summary>
internal sealed class StaleTokenRule : ICauseRule
{
    private const string Id = "TOKEN-STALE";
    private const string LifeTime = @"HKLM\SYSTEM\CurrentControlSet\Services\InetInfo\Parameters!UserTokenTTL";
    private const long DefaultSeconds = 900;

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || !refusal.Is(401, 3))
            yield break;
        if (place.Accesses.Any(access => access.IsDenied))
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        var seconds = long.TryParse(refusal.Switch(LifeTime), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : DefaultSeconds;
        if (place.Accesses.Count > 0 && place.Accesses.All(access => access.IsAllowed))
            yield return new CauseFinding(Id, CauseVerdict.Possible)
            {
                Identity = place.Answer.RequestIdentity,
                IdentitySid = place.Answer.RequestIdentitySid,
                Because = [FormattableString.Invariant($"The captured permissions allow it: perhaps groups were changed after the token was made, which IIS keeps for {seconds} seconds.")],
            };
    }
}
