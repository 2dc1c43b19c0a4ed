using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content;

/// <summary>What recordings say of one access: that it was refused, or that it was another account.</summary>
/// <param name="IsRefused">A recording shows it refused to that identity.</param>
/// <param name="Contradicts">A recording shows another account refused there, which the configuration does not give.</param>
/// <param name="Says">The sentences.</param>
/// <param name="Evidence">Where it was recorded.</param>
internal sealed record Observation(bool IsRefused, bool Contradicts, IReadOnlyList<string> Says, IReadOnlyList<string> Evidence)
{
    private static readonly Observation s_nothing = new(false, false, [], []);

    /// <summary>Compares the recordings with a check.</summary>
    public static Observation Of(RefusalCase refusal, CaseAccess access)
    {
        var refused = refusal.Opens.Where(open => open.IsRefused && open.IsAt(access.Path)).ToArray();
        if (refused.FirstOrDefault(open => open.MayBeBy(access)) is { } same)
        {
            var who = same.Account.Length > 0 ? same.Account : "an account that it does not name";
            var says = access.IsAllowed
                ? $"A recording shows {who} refused there, while the captured permissions allow {access.Identity}: they were changed since, or something besides the list refuses."
                : $"A recording shows {who} refused there.";
            return new(true, false, [says], [same.Where]);
        }

        // The same file may be opened by several accounts, each for its own part of the work: only a refusal that is nobody's known part contradicts.
        if (refused.Length == 0 || !access.IsDenied)
            return s_nothing;
        var other = refused[0];
        return new(false, true, [$"A recording shows {other.Account} refused on '{other.Path}', where the configuration gives {access.Identity}: the two do not agree."], [other.Where]);
    }
}
