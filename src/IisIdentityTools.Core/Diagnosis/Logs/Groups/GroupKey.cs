namespace IisIdentityTools.Diagnosis.Logs.Groups;

/// <summary>What the lines of a group have in common; texts by their numbers in the tables of a <see cref="GroupTable"/>.</summary>
internal readonly record struct GroupKey(int Server, int Site, int Status, int SubStatus, uint Win32Status, int Url, int User, int Reason, int Queue)
{
    /// <summary>The key that takes the rest when there are too many: what is left of the line is its status.</summary>
    public GroupKey Rest => new(TextTable.Others, TextTable.Others, Status, 0, 0, TextTable.Others, TextTable.Others, TextTable.Empty, TextTable.Empty);

    /// <inheritdoc/>
    public bool Equals(GroupKey other) =>
        Url == other.Url && User == other.User && Win32Status == other.Win32Status && Status == other.Status && SubStatus == other.SubStatus
        && Site == other.Site && Server == other.Server && Reason == other.Reason && Queue == other.Queue;

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        unchecked
        {
            var hash = ((((((uint)Url * 31) + (uint)User) * 31) + Win32Status) * 31) + (uint)Status;
            hash = (((((hash * 31) + (uint)SubStatus) * 31) + (uint)Site) * 31) + (uint)Server;
            return (int)((((hash * 31) + (uint)Reason) * 31) + (uint)Queue);
        }
    }
}
