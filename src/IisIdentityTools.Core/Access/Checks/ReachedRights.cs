using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Checks;

/// <summary>What an identity can do at a path when all rights are asked for: what is certain, and what a missing fact leaves open.</summary>
internal readonly struct ReachedRights(AccessMask granted, AccessMask refused)
{
    // Reading, and all that changes content or lets change it. Attributes and permissions are to be seen by nearly everybody: who can do
    // no more does not reach the files.
    private const FileRights Telling = FileRights.ReadData | FileRights.WriteData | FileRights.AppendData | FileRights.Delete
        | FileRights.DeleteSubdirectoriesAndFiles | FileRights.ChangePermissions | FileRights.TakeOwnership;

    private AccessMask Given => granted & FileRights.FullControl;

    private AccessMask Open => FileRights.FullControl & ~granted & ~refused;

    /// <summary>The rights that are certainly given.</summary>
    public FileRights Certain => (FileRights)Given;

    /// <summary>The rights that may be given.</summary>
    public FileRights Possible => (FileRights)Open;

    /// <summary>Allowed when the rights asked for are certainly given, unknown when they may be, else denied.</summary>
    /// <param name="wanted">All of these; any that reads or changes when null.</param>
    public AccessVerdict VerdictOn(FileRights? wanted)
    {
        var isCertain = wanted is { } all ? Given.HasAll(all) : Given.HasAny(Telling);
        var isPossible = wanted is { } some ? (Given | Open).HasAll(some) : Open.HasAny(Telling);
        return isCertain ? AccessVerdict.Allowed : isPossible ? AccessVerdict.Unknown : AccessVerdict.Denied;
    }
}
