using IisIdentityTools.Security;
using IisIdentityTools.Security.Conditions;

namespace IisIdentityTools.Tests.Security.Conditions;

/// <summary>Facts as a test states them; what it does not state is absent, or not known when it says so.</summary>
internal sealed class ConditionFacts(bool othersAreKnown = true) : IConditionFacts
{
    private readonly Dictionary<SecurityIdentifier, TokenSidState> _user = [];
    private readonly Dictionary<SecurityIdentifier, TokenSidState> _device = [];
    private readonly Dictionary<string, AttributeFact> _attributes = new(StringComparer.OrdinalIgnoreCase);

    public ConditionFacts With(AttributeSource source, string name, params AttributeValue[] values) => With(source, name, AttributeFact.Of(values));

    public ConditionFacts With(AttributeSource source, string name, AttributeFact fact)
    {
        _attributes[$"{source}.{name}"] = fact;
        return this;
    }

    public ConditionFacts WithUser(string sids, TokenSidState state = TokenSidState.Enabled) => With(_user, sids, state);

    public ConditionFacts WithDevice(string sids, TokenSidState state = TokenSidState.Enabled) => With(_device, sids, state);

    public TokenSidState UserStateOf(SecurityIdentifier sid) => Find(_user, sid);

    public TokenSidState DeviceStateOf(SecurityIdentifier sid) => Find(_device, sid);

    public AttributeFact Attribute(AttributeSource source, string name) =>
        _attributes.TryGetValue($"{source}.{name}", out var found) ? found : othersAreKnown ? AttributeFact.Absent : AttributeFact.NotKnown;

    private ConditionFacts With(Dictionary<SecurityIdentifier, TokenSidState> states, string sids, TokenSidState state)
    {
        foreach (var sid in sids.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            states[SidAliases.Find(sid)?.Sid ?? SecurityIdentifier.Parse(sid)] = state;
        return this;
    }

    private TokenSidState Find(Dictionary<SecurityIdentifier, TokenSidState> states, SecurityIdentifier sid) =>
        states.TryGetValue(sid, out var found) ? found : othersAreKnown ? TokenSidState.Absent : TokenSidState.Unknown;
}
