using IisIdentityTools.Changes.Planning;
using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Changes.Planning;

/// <summary>What steps of plans call SIDs. Names are those of samples/contoso; the pool's SID was made with Python's hashlib (rule C3).</summary>
public sealed class SidNamesTests
{
    [Theory]
    [InlineData("S-1-5-17", @"NT AUTHORITY\IUSR")]
    [InlineData("S-1-5-82-634253208-2346237047-1867043872-2360698316-99401469", @"IIS AppPool\Shop")]
    [InlineData("S-1-5-21-2718281828-1414213562-577215664-1137", @"CONTOSO\svc_files")]
    [InlineData("S-1-5-21-1-2-3-4", "S-1-5-21-1-2-3-4")]
    public void A_SID_has_the_name_that_people_know(string sid, string name)
    {
        using var server = new PlannedServer();
        Assert.Equal(name, new SidNames(server.Load()).NameOf(SecurityIdentifier.Parse(sid)));
    }
}
