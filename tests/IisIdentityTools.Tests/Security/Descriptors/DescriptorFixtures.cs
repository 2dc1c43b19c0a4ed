using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IisIdentityTools.Security;
using IisIdentityTools.Tests.Architecture;

namespace IisIdentityTools.Tests.Security.Descriptors;

/// <summary>What the tests of descriptors share: tables of others, and a descriptor's whole content as text.</summary>
internal static partial class DescriptorFixtures
{
    private static readonly SecurityIdentifier s_machine = SecurityIdentifier.Parse("S-1-5-21-2457507606-2709100691-398136650");

    /// <summary>The machine on which the recorded texts of Windows were made; it was its own domain.</summary>
    public static SddlDomains Domains { get; } = new(s_machine, s_machine, s_machine);

    /// <summary>The rows of a table in tests/data/security, without its head.</summary>
    public static string[][] Rows(string table) =>
        [.. File.ReadLines(SourceTree.At($"tests/data/security/{table}")).Skip(1).Select(line => line.Split('\t'))];

    /// <summary>True when a SID in the text is an alias that depends on a machine or domain.</summary>
    public static bool HasRelativeAlias(string sddl) =>
        SidAliases.All.Any(alias => alias.Sid is null && RelativeAliases().Matches(sddl).Any(match => match.Groups[1].Value == alias.Token));

    /// <summary>Everything that a descriptor says, one line per part and entry.</summary>
    public static string Content(SecurityDescriptor descriptor, bool withRevision = true)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{(int)descriptor.Control:x4} {descriptor.ResourceManagerControl:x2} {descriptor.Owner} {descriptor.Group}");
        Append(text, descriptor.Dacl, withRevision);
        Append(text, descriptor.Sacl, withRevision);
        return text.ToString();
    }

    [GeneratedRegex(@"(?:[OG]:|;|SID\()([A-Z]{2})(?=[):;]|[DGS]:|$)")]
    private static partial Regex RelativeAliases();

    private static void Append(StringBuilder text, AccessControlList? list, bool withRevision)
    {
        text.AppendLine(list is null ? "none" : string.Create(CultureInfo.InvariantCulture, $"list {(withRevision ? list.Revision : 0)} {Convert.ToHexString(list.Slack)}"));
        foreach (var entry in list ?? Enumerable.Empty<AccessControlEntry>())
            text.AppendLine(CultureInfo.InvariantCulture, $"{(int)entry.Type:x2} {(int)entry.Flags:x2} {entry.Mask} {entry.Sid} {entry.ObjectType} {entry.InheritedObjectType} {entry.ReservedObjectFlags} {Convert.ToHexString(entry.ApplicationData)}");
    }
}
