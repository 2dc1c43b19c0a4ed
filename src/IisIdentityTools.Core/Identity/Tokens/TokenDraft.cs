using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>A token under construction: its SIDs in the order they were found, and what is not known.</summary>
internal sealed class TokenDraft(TokenSubject subject, TokenAccount account, PrincipalNames names)
{
    private readonly List<SecurityIdentifier> _order = new(16);
    private readonly Dictionary<SecurityIdentifier, TokenGroup> _entries = [];
    private readonly List<string> _unknowns = [];

    public TokenSubject Subject { get; } = subject;

    public TokenAccount Account { get; } = account;

    public PrincipalNames Names { get; } = names;

    public IReadOnlyList<SecurityIdentifier> Sids => _order;

    public IReadOnlyList<string> Unknowns => _unknowns;

    public TokenGroup? Find(SecurityIdentifier sid) => _entries.TryGetValue(sid, out var found) ? found : null;

    public bool IsEnabled(SecurityIdentifier sid) => Find(sid)?.State == TokenGroupState.Enabled;

    /// <summary>Adds a SID unless it is there already.</summary>
    public void Add(SecurityIdentifier sid, TokenGroupState state, TokenGroupOrigin origin, string why, RuleMark mark = RuleMark.Confirmed, string rule = "C1")
    {
        if (_entries.ContainsKey(sid))
            return;
        _order.Add(sid);
        _entries.Add(sid, new(sid.ToString(), sid == Account.Sid ? Account.Name : Names.NameOf(sid), state, origin, why, mark, rule));
    }

    /// <summary>Gives a SID that is there another state; what was known of it before goes into the reason.</summary>
    public void Restate(SecurityIdentifier sid, TokenGroupState state, string why, RuleMark mark, string rule)
    {
        var old = _entries[sid];
        _entries[sid] = new(old.Sid, old.Name, state, old.Origin, $"{old.Why}; {why}", mark > old.Mark ? mark : old.Mark, rule);
    }

    public void AddUnknown(string sentence)
    {
        if (!_unknowns.Contains(sentence))
            _unknowns.Add(sentence);
    }

    /// <summary>The entries in the order they were found; an array, which PowerShell can index.</summary>
    public IReadOnlyList<TokenGroup> ToGroups() => _order.Select(sid => _entries[sid]).ToArray();
}
