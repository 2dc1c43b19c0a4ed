namespace IisIdentityTools.Security.Checks;

/// <summary>
/// How far a check has come, for 32 rights at once: for each bit the ends that are still possible. A bit that an entry certainly
/// matches leaves <see cref="Undecided"/>; one that an entry perhaps matches stays there too, because the walk may go on for it.
/// </summary>
internal struct RightsState(uint wanted)
{
    private uint _mayBeGranted;
    private uint _mayBeRefused;

    /// <summary>The bits that may have met no entry so far. At the end of the list they count as refused.</summary>
    public uint Undecided { get; private set; } = wanted;

    /// <summary>The bits that are given whatever the unknown facts are.</summary>
    public readonly uint Granted => _mayBeGranted & ~(_mayBeRefused | Undecided);

    /// <summary>The bits that are refused whatever the unknown facts are.</summary>
    public readonly uint Refused => (_mayBeRefused | Undecided) & ~_mayBeGranted;

    /// <summary>Gives rights that are undecided, and returns which.</summary>
    public uint Grant(uint rights)
    {
        var met = PerhapsGrant(rights);
        Undecided &= ~met;
        return met;
    }

    /// <summary>Refuses rights that are undecided, and returns which.</summary>
    public uint Refuse(uint rights)
    {
        var met = PerhapsRefuse(rights);
        Undecided &= ~met;
        return met;
    }

    /// <summary>Perhaps gives rights that are undecided, and returns which.</summary>
    public uint PerhapsGrant(uint rights)
    {
        var met = Undecided & rights;
        _mayBeGranted |= met;
        return met;
    }

    /// <summary>Perhaps refuses rights that are undecided, and returns which.</summary>
    public uint PerhapsRefuse(uint rights)
    {
        var met = Undecided & rights;
        _mayBeRefused |= met;
        return met;
    }
}
