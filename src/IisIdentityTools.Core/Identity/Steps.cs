using IisIdentityTools.Configuration.Effective;

namespace IisIdentityTools.Identity;

/// <summary>Makes trail steps out of effective values, in one voice.</summary>
internal static class Steps
{
    /// <summary>A step that quotes a setting with the place its value came from.</summary>
    public static TrailStep Of(string setting, EffectiveValue value, string says, string rule)
    {
        var origin = value.Origin switch
        {
            ValueOrigin.SchemaDefault => " (schema default)",
            ValueOrigin.Unset => " (not set)",
            ValueOrigin.DefaultsElement => $" (from {value.From})",
            _ => "",
        };
        return value.Source is { } source
            ? new TrailStep(setting, value.Text, says + origin, rule, source.File, source.Line, source.Column, source.Location)
            : new TrailStep(setting, value.Text, says + origin, rule);
    }

    /// <summary>A step that applies a rule.</summary>
    public static TrailStep Rule(string name, string value, string says, string rule) => new(name, value, says, rule);
}
