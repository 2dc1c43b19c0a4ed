namespace IisIdentityTools.Configuration.Effective;

/// <summary>The attributes that every element of a section may carry besides those of its schema. Source: learn.microsoft.com, "How to Use Locking in IIS Configuration".</summary>
internal static class LockAttribute
{
    public const string Item = "lockItem";
    public const string Attributes = "lockAttributes";
    public const string AllAttributesExcept = "lockAllAttributesExcept";
    public const string Elements = "lockElements";
    public const string AllElementsExcept = "lockAllElementsExcept";

    /// <summary>True for one of the five lock attributes.</summary>
    public static bool IsLock(string name) =>
        name.Length > 7 && name.StartsWith("lock", StringComparison.Ordinal)
        && name is Item or Attributes or AllAttributesExcept or Elements or AllElementsExcept;
}
