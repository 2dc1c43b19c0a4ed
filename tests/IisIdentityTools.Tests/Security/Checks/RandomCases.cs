using IisIdentityTools.Security;

namespace IisIdentityTools.Tests.Security.Checks;

/// <summary>Random checks with a token of which something is unknown, the same for the same seed.</summary>
internal sealed class RandomCases
{
    private static readonly SecurityIdentifier[] s_unknown = [.. Enumerable.Range(1, 3).Select(rid => new SecurityIdentifier(5, 21, 1, 2, 3, (uint)rid))];
    private static readonly SecurityIdentifier[] s_known = [WellKnownSids.Everyone, WellKnownSids.Users, WellKnownSids.Service];
    private static readonly SecurityIdentifier[] s_named = [.. s_unknown, .. s_known, WellKnownSids.OwnerRights, WellKnownSids.Administrators];
    private static readonly AceFlags[] s_flags = [AceFlags.None, AceFlags.None, AceFlags.Inherited, AceFlags.InheritOnly];
    private static readonly TokenSidState[] s_settled = [TokenSidState.Absent, TokenSidState.Enabled, TokenSidState.DenyOnly];

    private readonly AccessMask _desired;
    private readonly TokenSidState _lastGroup;
    private readonly bool _isRestricted;

    private RandomCases(Random random)
    {
        var entries = Enumerable.Range(0, random.Next(7)).Select(_ => new AccessControlEntry(
            random.Next(3) == 0 ? AceType.AccessDenied : AceType.AccessAllowed, Pick(random, s_flags), Mask(random), Pick(random, s_named)));
        Descriptor = new(ControlFlags.None, Pick(random, [.. s_unknown, .. s_known]), null, new(entries), Sacl(random));
        _desired = random.Next(2) == 0 ? AccessMask.MaximumAllowed | Mask(random) : Mask(random);
        _lastGroup = Pick(random, s_settled);
        _isRestricted = random.Next(4) == 0;
    }

    public SecurityDescriptor Descriptor { get; }

    public static List<RandomCases> Make(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new RandomCases(random))];
    }

    public AccessDecision Decide() => AccessCheck.Decide(Descriptor, Token([TokenSidState.Unknown, TokenSidState.Unknown, TokenSidState.Unknown]), _desired);

    public AccessExplanation Explain() => AccessCheck.Explain(Descriptor, Token([TokenSidState.Unknown, TokenSidState.Unknown, TokenSidState.Unknown]), _desired);

    public IReadOnlyList<AccessDecision> DecideInEveryWorld() =>
        [.. from first in s_settled from second in s_settled from third in s_settled select AccessCheck.Decide(Descriptor, Token([first, second, third]), _desired)];

    private AccessToken Token(TokenSidState[] states) => new(SecurityIdentifier.Parse("S-1-5-17"))
    {
        Groups = [new(WellKnownSids.Everyone), new(WellKnownSids.Users), new(WellKnownSids.Service, _lastGroup), .. s_unknown.Zip(states, (sid, state) => new AccessTokenGroup(sid, state))],
        RestrictingSids = _isRestricted ? [WellKnownSids.Everyone, s_unknown[0]] : [],
        IntegrityLevel = IntegrityLevel.Medium,
    };

    private static AccessControlList? Sacl(Random random) =>
        random.Next(5) > 0 ? null : TestLists.List(random.Next(2) == 0 ? "11;0;1;S-1-16-12288" : "11;0;3;S-1-16-8192");

    private static AccessMask Mask(Random random) => new((uint)random.Next(0x20_0000) & 0x1F_01FF);

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
