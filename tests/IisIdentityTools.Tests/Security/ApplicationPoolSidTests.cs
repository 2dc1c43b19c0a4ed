using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Security;

public sealed class ApplicationPoolSidTests
{
    /// <summary>Rule C3. Pairs published in whoami dumps, IIS's applicationPoolSid property and security templates.</summary>
    [Theory]
    [InlineData("DefaultAppPool", "S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415")]
    [InlineData("web", "S-1-5-82-2971860261-2701350812-2118117159-340795515-2183480550")]
    [InlineData(".NET v4.5", "S-1-5-82-271721585-897601226-2024613209-625570482-296978595")]
    [InlineData(".NET v4.5 Classic", "S-1-5-82-3876422241-1344743610-1729199087-774402673-2621913236")]
    [InlineData(".NET v2.0", "S-1-5-82-3682073875-1643277370-2842298652-3532359455-2406259117")]
    [InlineData(".NET v2.0 Classic", "S-1-5-82-4068219030-1673637257-3279585211-533386110-4122969689")]
    [InlineData("Classic .NET AppPool", "S-1-5-82-1036420768-1044797643-1061213386-2937092688-4282445334")]
    public void Published_pairs(string pool, string sid) => Assert.Equal(sid, ApplicationPoolSid.FromName(pool).ToString());

    /// <summary>Not published; computed by another program (Python's hashlib) from the same rule.</summary>
    [Theory]
    [InlineData("ASP.NET v4.0", "S-1-5-82-794271414-2547205055-1060673776-2579641347-304524694")]
    [InlineData("ASP.NET v4.0 Classic", "S-1-5-82-4262073687-1568154547-975915772-2690506367-2932158732")]
    [InlineData("My Shop", "S-1-5-82-2642832165-1655848340-4161343372-26099026-2765651681")]
    [InlineData("contoso-api", "S-1-5-82-1864118892-3924231556-3803962055-4067137351-2388525238")]
    [InlineData("Straße", "S-1-5-82-2342717235-2056108202-332754306-1754166045-2921205201")]
    [InlineData("Äpfel", "S-1-5-82-2919475972-4154125840-663188486-3700993010-1517643955")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "S-1-5-82-2893679334-2376302881-140223141-1923520015-1574242964")]
    public void Pairs_from_another_implementation(string pool, string sid) => Assert.Equal(sid, ApplicationPoolSid.FromName(pool).ToString());

    [Theory]
    [InlineData("DEFAULTAPPPOOL")]
    [InlineData("defaultapppool")]
    public void Case_does_not_matter(string pool) => Assert.Equal(ApplicationPoolSid.FromName("DefaultAppPool"), ApplicationPoolSid.FromName(pool));

    [Theory]
    [InlineData(@"IIS APPPOOL\DefaultAppPool", true)]
    [InlineData(@"iis apppool\DEFAULTAPPPOOL", true)]
    [InlineData(@"IIS APPPOOL\", false)]
    [InlineData("DefaultAppPool", false)]
    [InlineData(@"NT AUTHORITY\IUSR", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_account_name_is_recognised(string? account, bool isPool)
    {
        Assert.Equal(isPool, ApplicationPoolSid.TryFromAccountName(account, out var sid));
        Assert.Equal(isPool ? ApplicationPoolSid.FromName("DefaultAppPool") : null, sid);
    }

    [Theory]
    [InlineData("S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415", true)]
    [InlineData("S-1-5-82-0", false)]
    [InlineData("S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", false)]
    [InlineData("S-1-5-32-568", false)]
    public void Pool_sids_are_recognised(string sid, bool isPool) => Assert.Equal(isPool, ApplicationPoolSid.IsPoolSid(SecurityIdentifier.Parse(sid)));

    [Theory]
    [InlineData("Contoso Shop 2", true)]
    [InlineData("straße", true)]
    [InlineData("Ärzte", false)]
    [InlineData("İstanbul", false)]
    [InlineData("shop𐐀", false)]
    public void Names_whose_lower_case_no_published_pair_settles_are_flagged(string pool, bool isSettled) => Assert.Equal(isSettled, ApplicationPoolSid.IsSettled(pool));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void A_pool_has_a_name(string? pool) => Assert.Throws<ArgumentException>(() => ApplicationPoolSid.FromName(pool!));

    [Fact]
    public void A_Turkish_server_computes_the_same()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new("tr-TR");
            Assert.Equal(ApplicationPoolSid.FromName("contosoapi"), ApplicationPoolSid.FromName("CONTOSOAPI"));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }
}
