using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access;

/// <summary>Names rights on files and folders, and reads such names.</summary>
public static class RightsText
{
    private const uint AllRights = 0x1F01FF;

    // Largest first: what a longer name covers is not named again.
    private static readonly (string Name, FileRights Rights)[] s_combinations =
    [
        ("FullControl", FileRights.FullControl),
        ("Modify", FileRights.Modify),
        ("ReadAndExecute", FileRights.ReadAndExecute),
        ("Read", FileRights.Read),
        ("Write", FileRights.Write),
    ];

    private static readonly (string File, string Folder, FileRights Right, string Icacls)[] s_single =
    [
        ("ReadData", "ListDirectory", FileRights.ReadData, "RD"),
        ("WriteData", "CreateFiles", FileRights.WriteData, "WD"),
        ("AppendData", "CreateDirectories", FileRights.AppendData, "AD"),
        ("ReadExtendedAttributes", "ReadExtendedAttributes", FileRights.ReadExtendedAttributes, "REA"),
        ("WriteExtendedAttributes", "WriteExtendedAttributes", FileRights.WriteExtendedAttributes, "WEA"),
        ("ExecuteFile", "Traverse", FileRights.ExecuteFile, "X"),
        ("DeleteSubdirectoriesAndFiles", "DeleteSubdirectoriesAndFiles", FileRights.DeleteSubdirectoriesAndFiles, "DC"),
        ("ReadAttributes", "ReadAttributes", FileRights.ReadAttributes, "RA"),
        ("WriteAttributes", "WriteAttributes", FileRights.WriteAttributes, "WA"),
        ("Delete", "Delete", FileRights.Delete, "DE"),
        ("ReadPermissions", "ReadPermissions", FileRights.ReadPermissions, "RC"),
        ("ChangePermissions", "ChangePermissions", FileRights.ChangePermissions, "WDAC"),
        ("TakeOwnership", "TakeOwnership", FileRights.TakeOwnership, "WO"),
        ("Synchronize", "Synchronize", FileRights.Synchronize, "S"),
    ];

    private static readonly Dictionary<string, FileRights> s_byName = MakeNames();

    /// <summary>The rights in words, those of folders for a folder; "none" for none.</summary>
    public static string Of(FileRights rights, PathKind kind = PathKind.Unknown)
    {
        var names = new List<string>();
        var left = (uint)rights & AllRights;
        foreach (var (name, value) in s_combinations)
        {
            // A combination is named when it is there as a whole and says something new.
            if (((uint)rights & (uint)value) == (uint)value && (left & (uint)value & ~((uint)FileRights.Synchronize | (uint)FileRights.ReadPermissions)) != 0)
            {
                names.Add(name);
                left &= ~(uint)value;
            }
        }

        foreach (var (file, folder, right, _) in s_single)
            if ((left & (uint)right) != 0)
                names.Add(kind == PathKind.Folder ? folder : file);
        if (((uint)rights & ~AllRights) is var rest && rest != 0)
            names.Add(new AccessMask(rest).ToString());
        return names.Count == 0 ? "none" : string.Join(", ", names);
    }

    /// <summary>The rights as icacls takes them, with parentheses: <c>(RX)</c>, <c>(RD,RA)</c>.</summary>
    public static string Icacls(FileRights rights)
    {
        var simple = rights switch
        {
            FileRights.FullControl => "F",
            FileRights.Modify => "M",
            FileRights.ReadAndExecute => "RX",
            FileRights.Read => "R",
            _ => null,
        };
        return $"({simple ?? string.Join(",", s_single.Where(single => (rights & single.Right) != 0).Select(single => single.Icacls))})";
    }

    /// <summary>
    /// Reads rights: names (<c>Read</c>, <c>Modify</c>, <c>CreateFiles</c>), letters of icacls (<c>RX</c>, <c>M</c>, <c>WD</c>), or a
    /// hexadecimal mask (<c>0x1200a9</c>), several with commas between them; upper and lower case do not matter.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="rights">The rights; generic bits of a mask are mapped to those of files.</param>
    /// <returns>False when a word is none of these, or nothing is asked for.</returns>
    public static bool TryParse(string text, out FileRights rights)
    {
        rights = FileRights.None;
        foreach (var part in text.Split(','))
        {
            var word = part.Trim();
            if (s_byName.TryGetValue(word, out var named))
                rights |= named;
            else if (TryParseMask(word, out var mask))
                rights |= (FileRights)GenericMapping.File.Map(mask);
            else
                return false;
        }

        return rights != FileRights.None && ((uint)rights & ~AllRights) == 0;
    }

    /// <summary>The names that <see cref="TryParse"/> understands, for help and completion.</summary>
    public static IReadOnlyList<string> Names { get; } = s_combinations.Select(item => item.Name).Concat(s_single.Select(item => item.File)).Concat(s_single.Select(item => item.Folder)).Append("Execute").Distinct().ToArray();

    /// <summary>What to tell somebody whose text <see cref="TryParse"/> refuses: what it might have been, and every name there is.</summary>
    public static string Explain(string text)
    {
        var wrong = text.Split(',').Select(word => word.Trim()).FirstOrDefault(word => !TryParse(word, out _)) ?? text;
        return $"'{wrong}' names no rights.{Suggestion.For(wrong, Names)} Write names ({string.Join(", ", Names)}), letters of icacls (R, RX, W, M, F, WD ...) or a mask (0x1200a9), several with commas between them.";
    }

    private static bool TryParseMask(string word, out AccessMask mask)
    {
        var isMask = word.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            & uint.TryParse(word.Length > 2 ? word.Substring(2) : "", System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var value);
        mask = new AccessMask(value);
        return isMask;
    }

    private static Dictionary<string, FileRights> MakeNames()
    {
        var names = new Dictionary<string, FileRights>(StringComparer.OrdinalIgnoreCase)
        {
            ["F"] = FileRights.FullControl, ["M"] = FileRights.Modify, ["RX"] = FileRights.ReadAndExecute, ["R"] = FileRights.Read, ["W"] = FileRights.Write,
            ["D"] = FileRights.Delete, ["GR"] = FileRights.Read, ["GW"] = FileRights.Write, ["GE"] = FileRights.Execute, ["GA"] = FileRights.FullControl,
            ["Execute"] = FileRights.Execute,
        };
        foreach (var (name, value) in s_combinations)
            names[name] = value;
        foreach (var (file, folder, right, icacls) in s_single)
            names[file] = names[folder] = names[icacls] = right;
        return names;
    }
}
