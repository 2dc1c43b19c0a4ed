namespace IisIdentityTools.Security.Sddl;

/// <summary>Reads one entry: <c>(type;flags;rights;object;inherited object;SID)</c>, for some kinds with a seventh field.</summary>
/// <param name="cursor">The text.</param>
/// <param name="sids">Reads the SIDs.</param>
/// <param name="domains">What aliases within conditions stand on, or null.</param>
internal readonly struct EntryText(SddlCursor cursor, SidText sids, SddlDomains? domains)
{
    /// <summary>Reads the entry whose opening parenthesis is the next character.</summary>
    public AccessControlEntry Read()
    {
        cursor.Take('(');
        cursor.SkipSpaces();
        var type = EntryWords.ReadType(cursor);
        cursor.Take(';');
        var flags = EntryWords.ReadFlags(cursor);
        cursor.Take(';');
        var mask = RightsText.Read(cursor);
        cursor.Take(';');
        var objectType = ReadGuid(type);
        cursor.Take(';');
        var inherited = ReadGuid(type);
        cursor.Take(';');
        cursor.SkipBlanks();
        var isAlias = cursor.Second != '-';
        var sid = sids.Read(cursor);
        // Windows takes white space behind an alias, and none behind S-1-...
        if (isAlias)
            cursor.SkipBlanks();
        var entry = EntryWords.HasTrailer(type) ? ReadTrailer(type, flags, mask, sid, objectType, inherited) : new(type, flags, mask, sid, null, objectType, inherited);
        cursor.Take(')');
        return entry;
    }

    private AccessControlEntry ReadTrailer(AceType type, AceFlags flags, AccessMask mask, SecurityIdentifier sid, Guid? objectType, Guid? inherited)
    {
        cursor.Take(';');
        cursor.SkipBlanks();
        var data = SddlTrailer.Read(type, cursor, domains);
        cursor.SkipBlanks();
        return new(type, flags, mask, sid, data, objectType, inherited);
    }

    // Blanks may stand for nothing, not beside a GUID.
    private Guid? ReadGuid(AceType type)
    {
        if (cursor.Next == ';')
            return null;
        var start = cursor.Position;
        cursor.SkipSpaces();
        if (cursor.Next == ';')
            return null;
        if (cursor.Position != start)
            throw cursor.Problem("no space may stand before a GUID", start);
        if (!Binary.DescriptorLayout.IsObject(type))
            throw cursor.Problem($"entries of kind {EntryWords.WordOf(type)} name no kind of object");
        return GuidText.Read(cursor);
    }
}
