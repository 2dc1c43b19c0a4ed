using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>One row of <see cref="TokenTable"/>: a SID and, per column, whether and how well known it is that the token holds it.</summary>
internal sealed class TokenTableRow(SecurityIdentifier sid, string cells, TokenGroupOrigin origin, string why)
{
    public SecurityIdentifier Sid { get; } = sid;

    public TokenGroupOrigin Origin { get; } = origin;

    public string Why { get; } = why;

    public TokenGroupState StateIn(TokenColumn column) => cells[(int)column] switch
    {
        'C' or 'R' => TokenGroupState.Enabled,
        'D' => TokenGroupState.DenyOnly,
        _ => TokenGroupState.Absent,
    };

    public RuleMark MarkIn(TokenColumn column) => cells[(int)column] == 'R' ? RuleMark.Recalled : RuleMark.Confirmed;
}
