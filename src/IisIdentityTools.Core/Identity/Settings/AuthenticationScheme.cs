using IisIdentityTools.Configuration.Effective;

namespace IisIdentityTools.Identity.Settings;

/// <summary>One enabled way of authenticating, with the step that says where it was enabled.</summary>
internal sealed class AuthenticationScheme(AuthenticationKind kind, EffectiveSection section, TrailStep step)
{
    /// <summary>The way.</summary>
    public AuthenticationKind Kind { get; } = kind;

    /// <summary>Its section.</summary>
    public EffectiveSection Section { get; } = section;

    /// <summary>Where it was enabled.</summary>
    public TrailStep Step { get; } = step;
}
