using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Security;

public sealed class WellKnownSidsTests
{
    public static IEnumerable<TheoryDataRow<WellKnownSid>> Entries => WellKnownSids.All.Select(entry => new TheoryDataRow<WellKnownSid>(entry).WithTestDisplayName(entry.Name));

    /// <summary>Principals of IIS and of tokens that have no SDDL alias; those with one are in <see cref="SidAliasesTests"/>. Microsoft Learn "Well-known SIDs".</summary>
    [Theory]
    [InlineData("S-1-5-17", @"NT AUTHORITY\IUSR")]
    [InlineData("S-1-5-82-0", @"IIS APPPOOL\All application pools")]
    [InlineData("S-1-5-80-0", @"NT SERVICE\ALL SERVICES")]
    [InlineData("S-1-5-83-0", @"NT VIRTUAL MACHINE\Virtual Machines")]
    [InlineData("S-1-2-0", "LOCAL")]
    [InlineData("S-1-2-1", "CONSOLE LOGON")]
    [InlineData("S-1-5-3", @"NT AUTHORITY\BATCH")]
    [InlineData("S-1-5-15", @"NT AUTHORITY\This Organization")]
    [InlineData("S-1-5-64-10", @"NT AUTHORITY\NTLM Authentication")]
    [InlineData("S-1-5-113", @"NT AUTHORITY\Local account")]
    [InlineData("S-1-5-114", @"NT AUTHORITY\Local account and member of Administrators group")]
    [InlineData("S-1-15-2-2", @"APPLICATION PACKAGE AUTHORITY\ALL RESTRICTED APPLICATION PACKAGES")]
    [InlineData("S-1-16-0", @"Mandatory Label\Untrusted")]
    [InlineData("S-1-16-20480", @"Mandatory Label\Protected process")]
    [InlineData("S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", @"NT SERVICE\TrustedInstaller")]
    public void Sid_and_name_belong_together(string sid, string name)
    {
        Assert.Equal(name, WellKnownSids.Find(SecurityIdentifier.Parse(sid))?.Name);
        Assert.Equal(sid, WellKnownSids.FindByName(name)?.Sid.ToString());
    }

    [Theory, MemberData(nameof(Entries))]
    public void Every_entry_is_found_by_sid_and_by_name(WellKnownSid entry)
    {
        Assert.Same(entry, WellKnownSids.Find(SecurityIdentifier.Parse(entry.Sid.ToString())));
        Assert.Same(entry, WellKnownSids.FindByName(entry.Name));
        if (entry.Sid.Authority != 16)
            Assert.Same(entry, WellKnownSids.FindByName(entry.ShortName.ToUpperInvariant()));
        Assert.True(WellKnownSids.IsWellKnown(entry.Sid));
    }

    [Fact]
    public void Entries_are_ordered_by_sid() => Assert.Equal(WellKnownSids.All.Select(entry => entry.Sid).Order(), WellKnownSids.All.Select(entry => entry.Sid));

    [Fact]
    public void Every_sid_that_code_speaks_of_by_name_is_in_the_catalogue()
    {
        var named = typeof(WellKnownSids).GetProperties().Where(property => property.PropertyType == typeof(SecurityIdentifier)).ToList();

        Assert.True(named.Count > 30);
        Assert.All(named, property => Assert.True(WellKnownSids.IsWellKnown((SecurityIdentifier)property.GetValue(null)!), property.Name));
    }

    [Theory]
    [InlineData(@"NT AUTHORITY\NetworkService", "S-1-5-20")]
    [InlineData("LocalService", "S-1-5-19")]
    [InlineData("LocalSystem", "S-1-5-18")]
    [InlineData("iis_iusrs", "S-1-5-32-568")]
    [InlineData("SYSTEM", "S-1-5-18")]
    public void Other_spellings_are_known(string name, string sid) => Assert.Equal(sid, WellKnownSids.FindByName(name)?.Sid.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("High")]
    [InlineData(@"WEB01\svc")]
    [InlineData(@"WEB01\IUSR")]
    public void Other_names_are_not(string name) => Assert.Null(WellKnownSids.FindByName(name));
}
