using IisIdentityTools.Access;
using IisIdentityTools.Tests.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>iisid isolation: who reaches the files of other sites.</summary>
public sealed class IsolationTests
{
    [Fact]
    public void Json_has_the_names_of_the_PowerShell_result() => Assert.All(
        CliRun.Of("isolation", CliRun.Contoso, "--json").Json,
        finding => Assert.Equal(typeof(IsolationFinding).GetProperties().Select(property => property.Name), finding.EnumerateObject().Select(member => member.Name)));

    // D:\sites\media: SYSTEM, Administrators, svc_media, the pool Media. Of the other identities only the pool Admin, LocalSystem, reaches it.
    [Fact]
    public void A_closed_site_is_open_to_SYSTEM_alone()
    {
        var result = CliRun.Of("isolation", CliRun.Contoso, "--site", "Media", "--json");
        Assert.Equal(["NT AUTHORITY\\SYSTEM"], result.Json.Where(IsAllowed).Select(finding => finding.GetProperty("Identity").GetString()).Distinct());
        Assert.Equal(1, result.Code);
    }

    // D:\sites\blog\uploads lets Everyone write, but it is no root of a site; in the roots of Blog only SYSTEM and Administrators may.
    [Fact]
    public void A_right_narrows_the_findings()
    {
        var writers = CliRun.Of("isolation", CliRun.Contoso, "--site", "Blog", "--right", "CreateFiles", "--json").Json.Where(IsAllowed).Select(finding => (finding.GetProperty("Path").GetString(), finding.GetProperty("Identity").GetString()));
        Assert.Contains((@"D:\sites\blog", @"NT AUTHORITY\SYSTEM"), writers);
        Assert.DoesNotContain((@"D:\sites\blog", @"NT AUTHORITY\IUSR"), writers);
    }

    // D:\sites\admin lets IIS_IUSRS modify: every worker but Partners (manualGroupMembership) can change what LocalSystem runs.
    [Fact]
    public void Who_can_change_the_site_of_LocalSystem_is_named()
    {
        var names = CliRun.Of("isolation", CliRun.Contoso, "--site", "Admin", "--right", "Modify", "--json").Json.Where(IsAllowed)
            .SelectMany(finding => finding.GetProperty("Identities").EnumerateArray()).Select(name => name.GetString()).ToArray();
        Assert.Contains(@"IIS AppPool\Shop", names);
        Assert.DoesNotContain(@"CONTOSO\svc_partners", names);
        Assert.DoesNotContain(@"NT AUTHORITY\IUSR", names);
    }

    [Fact]
    public void A_name_that_is_not_there_is_2_and_a_pattern_that_matches_nothing_is_0()
    {
        var wrong = CliRun.Of("isolation", CliRun.Contoso, "--site", "Shopp");
        Assert.Equal(2, wrong.Code);
        Assert.Contains("Did you mean 'Shop'?", wrong.Error, StringComparison.Ordinal);
        Assert.Equal(0, CliRun.Of("isolation", CliRun.Contoso, "--site", "Z*").Code);
    }

    [Fact]
    public void A_single_site_has_no_neighbours()
    {
        using var folder = new TemporaryFolder();
        var result = CliRun.Of("isolation", SmallServer.Write(folder), "--json");
        Assert.Equal(0, result.Code);
        Assert.DoesNotContain(result.Json, IsAllowed);
    }

    [Fact]
    public void A_wrong_right_is_2() => Assert.Equal(2, CliRun.Of("isolation", CliRun.Contoso, "--right", "Everything").Code);

    private static bool IsAllowed(System.Text.Json.JsonElement finding) => finding.GetProperty("Access").GetString() == "Allowed";
}
