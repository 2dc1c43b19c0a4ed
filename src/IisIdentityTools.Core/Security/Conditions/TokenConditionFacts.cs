namespace IisIdentityTools.Security.Conditions;

/// <summary>
/// The facts that this project has for conditions: the SIDs of a token and the resource attributes of a descriptor. Claims of users and
/// devices, device groups and attributes that applications put into a token live in no configuration: they are not known.
/// </summary>
/// <param name="token">Who asks.</param>
/// <param name="resource">What the object claims of itself.</param>
/// <param name="isRestricting">
/// True in the second check of a restricted token. No document says whether Windows then asks the groups or the restricting SIDs: a SID
/// on which they differ is not known.
/// </param>
internal sealed class TokenConditionFacts(AccessToken token, ResourceAttributes resource, bool isRestricting) : IConditionFacts
{
    public TokenSidState UserStateOf(SecurityIdentifier sid)
    {
        var state = token.StateOf(sid);
        return !isRestricting || state == token.RestrictingStateOf(sid) ? state : TokenSidState.Unknown;
    }

    public TokenSidState DeviceStateOf(SecurityIdentifier sid) => TokenSidState.Unknown;

    public AttributeFact Attribute(AttributeSource source, string name) =>
        source == AttributeSource.Resource ? resource.Find(name) : AttributeFact.NotKnown;
}
