using System.Globalization;
using IisIdentityTools.Security;

namespace IisIdentityTools.Tests.Security.Checks;

/// <summary>Descriptors in a notation of the tests' own, so that they do not stand on the SDDL reader.</summary>
internal static class TestLists
{
    /// <summary>An entry: <c>type;flags;mask;SID</c>, the numbers in hexadecimal. Type 0 allows, 1 denies; flag 8 is inherit-only.</summary>
    public static AccessControlEntry Entry(string text)
    {
        var parts = text.Split(';');
        return new((AceType)Number(parts[0]), (AceFlags)Number(parts[1]), new(Number(parts[2])), SecurityIdentifier.Parse(parts[3]));
    }

    /// <summary>A list of such entries.</summary>
    public static AccessControlList List(params string[] entries) => new(entries.Select(Entry));

    /// <summary>A descriptor owned by SYSTEM, so that no ordinary token owns it.</summary>
    public static SecurityDescriptor Descriptor(params string[] entries) => OwnedBy(WellKnownSids.System, entries);

    /// <summary>A descriptor with that owner.</summary>
    public static SecurityDescriptor OwnedBy(SecurityIdentifier? owner, params string[] entries) =>
        new(ControlFlags.None, owner, null, List(entries));

    /// <summary>A descriptor with a DACL that gives Everyone everything, and that SACL.</summary>
    public static SecurityDescriptor WithSacl(params string[] entries) =>
        new(ControlFlags.None, WellKnownSids.System, null, List("0;0;1f01ff;S-1-1-0"), List(entries));

    /// <summary>A number in hexadecimal.</summary>
    public static uint Number(string text) => uint.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
