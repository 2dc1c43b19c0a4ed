namespace IisIdentityTools.Identity.Tokens;

/// <summary>One privilege of <see cref="PrivilegeTable"/>.</summary>
internal sealed class PrivilegeTableRow(string name, string cells, bool isEnabledByDefault)
{
    public string Name { get; } = name;

    /// <summary>What the privilege is in a token that has it and has not been touched.</summary>
    public TokenPrivilegeState HeldState { get; } = isEnabledByDefault ? TokenPrivilegeState.Enabled : TokenPrivilegeState.Disabled;

    public TokenPrivilegeState StockState(TokenColumn column) => cells[(int)column] switch
    {
        'E' or 'e' => TokenPrivilegeState.Enabled,
        'D' or 'd' => TokenPrivilegeState.Disabled,
        'A' or 'a' => TokenPrivilegeState.Absent,
        _ => TokenPrivilegeState.Unknown,
    };

    public RuleMark StockMark(TokenColumn column) => cells[(int)column] switch
    {
        'E' or 'D' or 'A' => RuleMark.Confirmed,
        'e' or 'd' or 'a' => RuleMark.Recalled,
        _ => RuleMark.Uncertain,
    };
}
