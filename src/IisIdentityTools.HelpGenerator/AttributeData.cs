using System.Reflection;

namespace IisIdentityTools.HelpGenerator;

/// <summary>Reads attributes by name: the assemblies are looked at, not loaded, so that their attribute types are not ours.</summary>
internal static class AttributeData
{
    public static CustomAttributeData? Attribute(this MemberInfo member, string name) => member.Attributes(name).FirstOrDefault();

    public static IEnumerable<CustomAttributeData> Attributes(this MemberInfo member, string name) =>
        member.GetCustomAttributesData().Where(attribute => attribute.AttributeType.Name == name);

    public static T? Named<T>(this CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.Where(argument => argument.MemberName == name).Select(argument => (T?)argument.TypedValue.Value).FirstOrDefault();
}
