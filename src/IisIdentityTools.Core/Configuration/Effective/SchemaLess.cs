using IisIdentityTools.Configuration.Schema;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>Stands in where a section or element has no schema: every attribute is accepted, add / remove / clear are understood.</summary>
internal static class SchemaLess
{
    /// <summary>A schema that accepts anything, for an element of that name.</summary>
    public static ElementSchema Element(string name) => new(name, [], [], null, allowUnrecognizedAttributes: true);
}
