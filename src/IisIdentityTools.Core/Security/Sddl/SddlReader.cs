using IisIdentityTools.Security.Interning;

namespace IisIdentityTools.Security.Sddl;

/// <summary>Reads a descriptor from SDDL, from left to right. Grammar: [MS-DTYP] 2.5.1.1.</summary>
/// <param name="text">The text.</param>
/// <param name="domains">What relative aliases stand on, or null.</param>
/// <param name="pool">Where SIDs are shared, or null.</param>
internal sealed class SddlReader(string text, SddlDomains? domains, SidPool? pool)
{
    private readonly SddlCursor _cursor = new(text);
    private readonly SidText _sids = new(domains, pool);
    private SddlSections _seen;
    private ControlFlags _control = ControlFlags.SelfRelative;
    private SecurityIdentifier? _owner;
    private SecurityIdentifier? _group;
    private AccessControlList? _dacl;
    private AccessControlList? _sacl;

    /// <summary>Reads the whole text.</summary>
    /// <exception cref="SddlException">The text is no SDDL.</exception>
    public SecurityDescriptor Read()
    {
        for (_cursor.SkipBlanks(); !_cursor.IsAtEnd; _cursor.SkipBlanks())
            ReadPart();
        return new(_control, _owner, _group, _dacl, _sacl);
    }

    private void ReadPart()
    {
        switch (Begin())
        {
            case SddlSections.Owner:
                _owner = _sids.Read(_cursor);
                break;
            case SddlSections.Group:
                _group = _sids.Read(_cursor);
                break;
            case SddlSections.Access:
                _dacl = ReadList(ControlFlags.DaclPresent, ControlFlags.DaclProtected, ControlFlags.DaclAutoInheritRequired, ControlFlags.DaclAutoInherited);
                break;
            default:
                _sacl = ReadList(ControlFlags.SaclPresent, ControlFlags.SaclProtected, ControlFlags.SaclAutoInheritRequired, ControlFlags.SaclAutoInherited);
                break;
        }
    }

    // The letter and the colon; lower case is refused, as in Windows.
    private SddlSections Begin()
    {
        var part = _cursor.Second != ':' ? SddlSections.None : _cursor.Next switch
        {
            'O' => SddlSections.Owner,
            'G' => SddlSections.Group,
            'D' => SddlSections.Access,
            'S' => SddlSections.Audit,
            _ => SddlSections.None,
        };
        if (part == SddlSections.None)
            throw _cursor.Problem("O:, G:, D: or S: is expected");
        if ((_seen & part) != 0)
            throw _cursor.Problem($"'{_cursor.Next}:' stands here a second time");
        _seen |= part;
        _cursor.Position += 2;
        _cursor.SkipBlanks();
        return part;
    }

    private AccessControlList? ReadList(ControlFlags present, ControlFlags isProtected, ControlFlags required, ControlFlags inherited)
    {
        _control |= present;
        var isNull = false;
        for (var taken = true; taken; _cursor.SkipBlanks())
        {
            taken = TakeWord("P", isProtected) || TakeWord("AI", inherited) || TakeWord("AR", required);
            if (!taken && TakeWord("NO_ACCESS_CONTROL", ControlFlags.None))
                taken = isNull = true;
        }

        if (isNull && _cursor.Next == '(')
            throw _cursor.Problem("no entry can follow NO_ACCESS_CONTROL");
        return isNull ? null : new(ReadEntries(), null, []);
    }

    private bool TakeWord(string word, ControlFlags flag)
    {
        if (string.Compare(_cursor.Text, _cursor.Position, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0)
            return false;
        _cursor.Position += word.Length;
        _control |= flag;
        return true;
    }

    private AccessControlEntry[] ReadEntries()
    {
        if (_cursor.Next != '(')
            return [];
        var entries = new List<AccessControlEntry>(8);
        while (_cursor.Next == '(')
        {
            entries.Add(new EntryText(_cursor, _sids, domains).Read());
            _cursor.SkipBlanks();
        }

        return [.. entries];
    }
}
