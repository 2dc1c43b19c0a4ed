using System.Text.Json;
using IisIdentityTools.Access;
using IisIdentityTools.Security;
using IisIdentityTools.Security.Conditions;

namespace IisIdentityTools.Cli.Descriptors;

/// <summary>A security descriptor as a JSON object. A part that is not there is left out; a list that is present and NULL is null.</summary>
internal static class DescriptorJson
{
    private static readonly (uint Mask, string Name)[] s_generic =
    [
        (AccessMask.GenericRead.Value, "GenericRead"), (AccessMask.GenericWrite.Value, "GenericWrite"), (AccessMask.GenericExecute.Value, "GenericExecute"),
        (AccessMask.GenericAll.Value, "GenericAll"), (AccessMask.MaximumAllowed.Value, "MaximumAllowed"), (AccessMask.AccessSystemSecurity.Value, "AccessSystemSecurity"),
    ];

    private static readonly (uint Mask, string Name)[] s_label = [(1, "NoWriteUp"), (2, "NoReadUp"), (4, "NoExecuteUp")];

    public static void Write(SecurityDescriptor descriptor, Utf8JsonWriter json)
    {
        json.Reset();
        json.WriteStartObject();
        WriteNames(json, "control"u8, descriptor.Control);
        WriteSid(json, "owner", descriptor.Owner);
        WriteSid(json, "group", descriptor.Group);
        WriteList(json, "dacl"u8, descriptor.Dacl, descriptor.IsDaclPresent);
        WriteList(json, "sacl"u8, descriptor.Sacl, descriptor.IsSaclPresent);
        json.WriteEndObject();
        json.Flush();
    }

    private static void WriteList(Utf8JsonWriter json, ReadOnlySpan<byte> name, AccessControlList? list, bool isPresent)
    {
        if (!isPresent)
            return;
        if (list is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var entry in list)
            WriteEntry(json, entry);
        json.WriteEndArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, AccessControlEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, entry.Type.ToString());
        WriteNames(json, "flags"u8, entry.Flags);
        json.WriteString("mask"u8, entry.Mask.ToString());
        json.WriteStartArray("rights"u8);
        WriteRights(json, entry);
        json.WriteEndArray();
        WriteSid(json, "", entry.Sid);
        if (entry.ObjectType is { } type)
            json.WriteString("objectType"u8, type);
        if (entry.InheritedObjectType is { } inherited)
            json.WriteString("inheritedObjectType"u8, inherited);
        WriteData(json, entry);
        json.WriteEndObject();
    }

    /// <summary>The words of files and folders, of labels for a label; what has no word stays a number.</summary>
    private static void WriteRights(Utf8JsonWriter json, AccessControlEntry entry)
    {
        var left = entry.Mask.Value;
        foreach (var (mask, name) in entry.Type == AceType.SystemMandatoryLabel ? s_label : s_generic)
        {
            if ((left & mask) != 0)
                json.WriteStringValue(name);
            left &= ~mask;
        }

        if (left == 0)
            return;
        var rights = entry.Type == AceType.SystemMandatoryLabel ? new AccessMask(left).ToString() : RightsText.Of((FileRights)new AccessMask(left));
        foreach (var name in rights.Split(", "))
            json.WriteStringValue(name);
    }

    private static void WriteData(Utf8JsonWriter json, AccessControlEntry entry)
    {
        var data = entry.GetApplicationData();
        if (data.Length == 0)
            return;
        if (entry.Type == AceType.SystemResourceAttribute && ResourceAttribute.TryFromBytes(data, out var attribute, out _))
            json.WriteString("claim"u8, attribute.ToString());
        else if (ConditionalExpression.TryFromBytes(data, out var condition, out _))
            json.WriteString("condition"u8, condition.ToString());
        else
            json.WriteBase64String("data"u8, data);
    }

    private static void WriteSid(Utf8JsonWriter json, string part, SecurityIdentifier? sid)
    {
        if (sid is null)
            return;
        json.WriteString(part.Length == 0 ? "sid" : part, sid.ToString());
        if (WellKnownSids.Find(sid) is { } known)
            json.WriteString(part.Length == 0 ? "name" : part + "Name", known.Name);
    }

    private static void WriteNames<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, T flags)
        where T : struct, Enum
    {
        json.WriteStartArray(name);
        if (!EqualityComparer<T>.Default.Equals(flags, default))
            foreach (var each in flags.ToString().Split(", "))
                json.WriteStringValue(each);
        json.WriteEndArray();
    }
}
