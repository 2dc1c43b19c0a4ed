namespace IisIdentityTools.Cli.Descriptors;

/// <summary>A form of a security descriptor on one line.</summary>
internal enum DescriptorForm
{
    /// <summary>The self-relative bytes as base64.</summary>
    Base64,

    /// <summary>SDDL.</summary>
    Sddl,

    /// <summary>A JSON object.</summary>
    Json,
}
