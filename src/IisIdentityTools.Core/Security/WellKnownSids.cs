namespace IisIdentityTools.Security;

/// <summary>
/// The principals that have the same SID on every Windows: the ones code speaks of by name, and a catalogue of all with their English
/// names. Source: Microsoft Learn "Well-known SIDs" and "SID Strings", [MS-DTYP] 2.4.2.4.
/// </summary>
public static partial class WellKnownSids
{
    /// <summary><c>Everyone</c>, S-1-1-0. Every identity but, normally, ANONYMOUS LOGON.</summary>
    public static SecurityIdentifier Everyone { get; } = new(1, 0);

    /// <summary><c>LOCAL</c>, S-1-2-0. Logged on at this machine, not over the network.</summary>
    public static SecurityIdentifier Local { get; } = new(2, 0);

    /// <summary><c>CONSOLE LOGON</c>, S-1-2-1. Logged on at the physical console; service and batch tokens hold it too.</summary>
    public static SecurityIdentifier ConsoleLogon { get; } = new(2, 1);

    /// <summary><c>CREATOR OWNER</c>, S-1-3-0. Stands for the owner in inheritable entries.</summary>
    public static SecurityIdentifier CreatorOwner { get; } = new(3, 0);

    /// <summary><c>CREATOR GROUP</c>, S-1-3-1. Stands for the owner's primary group in inheritable entries.</summary>
    public static SecurityIdentifier CreatorGroup { get; } = new(3, 1);

    /// <summary><c>OWNER RIGHTS</c>, S-1-3-4. Entries for it replace the rights that owners have implicitly.</summary>
    public static SecurityIdentifier OwnerRights { get; } = new(3, 4);

    /// <summary><c>NT AUTHORITY\NETWORK</c>, S-1-5-2. Logged on over the network.</summary>
    public static SecurityIdentifier Network { get; } = new(5, 2);

    /// <summary><c>NT AUTHORITY\BATCH</c>, S-1-5-3. Logged on as a batch job.</summary>
    public static SecurityIdentifier Batch { get; } = new(5, 3);

    /// <summary><c>NT AUTHORITY\INTERACTIVE</c>, S-1-5-4. Logged on interactively.</summary>
    public static SecurityIdentifier Interactive { get; } = new(5, 4);

    /// <summary><c>NT AUTHORITY\SERVICE</c>, S-1-5-6. Logged on as a service.</summary>
    public static SecurityIdentifier Service { get; } = new(5, 6);

    /// <summary><c>NT AUTHORITY\ANONYMOUS LOGON</c>, S-1-5-7. An anonymous network logon; not the anonymous user of IIS.</summary>
    public static SecurityIdentifier AnonymousLogon { get; } = new(5, 7);

    /// <summary><c>NT AUTHORITY\SELF</c>, S-1-5-10. Stands for the object itself in directory entries.</summary>
    public static SecurityIdentifier Self { get; } = new(5, 10);

    /// <summary><c>NT AUTHORITY\Authenticated Users</c>, S-1-5-11. Every identity that Windows authenticated; not Guest.</summary>
    public static SecurityIdentifier AuthenticatedUsers { get; } = new(5, 11);

    /// <summary><c>NT AUTHORITY\This Organization</c>, S-1-5-15. Authenticated within this organization, not through a selective trust.</summary>
    public static SecurityIdentifier ThisOrganization { get; } = new(5, 15);

    /// <summary><c>NT AUTHORITY\IUSR</c>, S-1-5-17. The anonymous user of IIS 7 and later.</summary>
    public static SecurityIdentifier Iusr { get; } = new(5, 17);

    /// <summary><c>NT AUTHORITY\SYSTEM</c>, S-1-5-18. LocalSystem.</summary>
    public static SecurityIdentifier System { get; } = new(5, 18);

    /// <summary><c>NT AUTHORITY\LOCAL SERVICE</c>, S-1-5-19. The LOCAL SERVICE account; anonymous on the network.</summary>
    public static SecurityIdentifier LocalService { get; } = new(5, 19);

    /// <summary><c>NT AUTHORITY\NETWORK SERVICE</c>, S-1-5-20. The NETWORK SERVICE account; the computer account on the network.</summary>
    public static SecurityIdentifier NetworkService { get; } = new(5, 20);

    /// <summary><c>BUILTIN\Administrators</c>, S-1-5-32-544. The local administrators group.</summary>
    public static SecurityIdentifier Administrators { get; } = new(5, 32, 544);

    /// <summary><c>BUILTIN\Users</c>, S-1-5-32-545. The local users group.</summary>
    public static SecurityIdentifier Users { get; } = new(5, 32, 545);

    /// <summary><c>BUILTIN\Guests</c>, S-1-5-32-546. The local guests group.</summary>
    public static SecurityIdentifier Guests { get; } = new(5, 32, 546);

    /// <summary><c>BUILTIN\Power Users</c>, S-1-5-32-547. The local power users group.</summary>
    public static SecurityIdentifier PowerUsers { get; } = new(5, 32, 547);

    /// <summary><c>BUILTIN\Backup Operators</c>, S-1-5-32-551. The local backup operators group.</summary>
    public static SecurityIdentifier BackupOperators { get; } = new(5, 32, 551);

    /// <summary><c>BUILTIN\IIS_IUSRS</c>, S-1-5-32-568. The group of all worker process identities of IIS 7 and later.</summary>
    public static SecurityIdentifier IisIusrs { get; } = new(5, 32, 568);

    /// <summary><c>NT AUTHORITY\NTLM Authentication</c>, S-1-5-64-10. Authenticated by NTLM.</summary>
    public static SecurityIdentifier NtlmAuthentication { get; } = new(5, 64, 10);

    /// <summary><c>NT SERVICE\ALL SERVICES</c>, S-1-5-80-0. All services that run under a service SID.</summary>
    public static SecurityIdentifier AllServices { get; } = new(5, 80, 0);

    /// <summary><c>NT SERVICE\TrustedInstaller</c>, S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464. The service that owns the files of Windows.</summary>
    public static SecurityIdentifier TrustedInstaller { get; } = new(5, 80, 956008885, 3418522649, 1831038044, 1853292631, 2271478464);

    /// <summary><c>IIS APPPOOL\All application pools</c>, S-1-5-82-0. All worker processes that run as ApplicationPoolIdentity, and no others (rule C1).</summary>
    public static SecurityIdentifier AllApplicationPools { get; } = new(5, 82, 0);

    /// <summary><c>NT AUTHORITY\Local account</c>, S-1-5-113. Any account of the machine's own account database.</summary>
    public static SecurityIdentifier LocalAccount { get; } = new(5, 113);

    /// <summary><c>NT AUTHORITY\Local account and member of Administrators group</c>, S-1-5-114. A local account that is a member of Administrators.</summary>
    public static SecurityIdentifier LocalAccountAndAdministrator { get; } = new(5, 114);

    /// <summary><c>APPLICATION PACKAGE AUTHORITY\ALL APPLICATION PACKAGES</c>, S-1-15-2-1. All app containers.</summary>
    public static SecurityIdentifier AllApplicationPackages { get; } = new(15, 2, 1);

    /// <summary><c>Authentication authority asserted identity</c>, S-1-18-1. A domain controller vouched for the identity (Kerberos).</summary>
    public static SecurityIdentifier AuthenticationAuthorityAssertedIdentity { get; } = new(18, 1);

    /// <summary><c>Service asserted identity</c>, S-1-18-2. A service vouched for the identity (protocol transition).</summary>
    public static SecurityIdentifier ServiceAssertedIdentity { get; } = new(18, 2);
}
