using IisIdentityTools.Access;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Access;

/// <summary>A stock server whose local groups and user rights are known, as on a real one, with the permissions that a test sets.</summary>
internal static class AccessServer
{
    /// <summary>SID of the pool "Pool": SHA-1 of the UTF-16LE bytes of "pool", as five little-endian numbers (rule C3), by Python's hashlib.</summary>
    public const string PoolSid = "S-1-5-82-3022024596-1090471564-3680388567-1815543376-3893779280";

    /// <summary>Known groups: BUILTIN\Users has Authenticated Users and INTERACTIVE, IIS_IUSRS has no stored member.</summary>
    public static TestServer Create() => new TestServer().WithFacts(facts => facts
        .WithGroup("S-1-5-32-545", "Users", "S-1-5-4", "S-1-5-11")
        .WithGroup("S-1-5-32-544", "Administrators", InMemoryServerFacts.MachineSid + "-500")
        .WithGroup("S-1-5-32-568", "IIS_IUSRS")
        .WithAllGroups()
        .WithUserRight("SeChangeNotifyPrivilege", "S-1-1-0")
        .WithUser(InMemoryServerFacts.DomainSid + "-1201", @"CONTOSO\anna", InMemoryServerFacts.DomainSid + "-513"));

    public static TestServer WithSddl(this TestServer server, string path, string sddl, PathKind kind = PathKind.Folder, FileAttributes? attributes = null) =>
        server.WithFacts(facts => facts.WithSddl(path, sddl, kind, attributes));

    public static IReadOnlyList<FolderAccess> Ask(this TestServer server, FolderAccessQuery query) =>
        new FolderAccessResolver(server.Load()).Resolve(query).ToArray();

    /// <summary>The one answer for an identity and a right at a path.</summary>
    public static FolderAccess Ask(this TestServer server, string path, string identity, FileRights right) =>
        Assert.Single(server.Ask(new FolderAccessQuery { Paths = [path], Identities = [identity], Right = right }));
}
