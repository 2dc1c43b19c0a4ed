namespace IisIdentityTools.Configuration.Schema;

/// <summary>The runtime type of an attribute, as IIS's schema files name it.</summary>
public enum AttributeType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>true or false, in any case.</summary>
    Bool,

    /// <summary>Signed 32-bit integer.</summary>
    Int,

    /// <summary>Unsigned 32-bit integer.</summary>
    UInt,

    /// <summary>Signed 64-bit integer.</summary>
    Int64,

    /// <summary>One name out of <see cref="AttributeSchema.Values"/>.</summary>
    Enum,

    /// <summary>Comma-separated names out of <see cref="AttributeSchema.Values"/>.</summary>
    Flags,

    /// <summary>A duration: <c>[d.]hh:mm:ss</c>, or a number of seconds or minutes where the schema says so.</summary>
    TimeSpan,
}
