namespace IisIdentityTools.Security.Conditions;

/// <summary>What a condition asks for while it is evaluated: who asks, and what is known of him and of the object.</summary>
public interface IConditionFacts
{
    /// <summary>How the token of the user holds that SID.</summary>
    TokenSidState UserStateOf(SecurityIdentifier sid);

    /// <summary>How the token holds that SID among the groups of the device.</summary>
    TokenSidState DeviceStateOf(SecurityIdentifier sid);

    /// <summary>The attribute of that name; names are compared without case.</summary>
    AttributeFact Attribute(AttributeSource source, string name);
}
