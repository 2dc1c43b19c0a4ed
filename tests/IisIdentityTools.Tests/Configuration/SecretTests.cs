using System.Collections;
using System.Reflection;
using IisIdentityTools.Configuration.Files;
using IisIdentityTools.Identity;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>Secrets never leave (design, principle 7): no public property of the model, no answer, no problem holds one.</summary>
public sealed class SecretTests
{
    private const string Secret = "Pa55word";

    [Theory]
    [InlineData("password")]
    [InlineData("Password")]
    [InlineData("pwd")]
    [InlineData("sessionKey")]
    [InlineData("validationKey")]
    [InlineData("decryptionKey")]
    [InlineData("connectionString")]
    [InlineData("sqlConnectionString")]
    [InlineData("stateConnectionString")]
    [InlineData("stateStorePassword")]
    [InlineData("dbPassword")]
    [InlineData("proxyPassword")]
    public void Names_of_secrets(string name) => Assert.True(SecretAttributes.IsSecret(name));

    [Theory]
    [InlineData("userName")]
    [InlineData("path")]
    [InlineData("passAnonymousToken")]
    [InlineData("passwordFormat")]
    [InlineData("name")]
    public void Names_of_what_is_none(string name) => Assert.False(SecretAttributes.IsSecret(name));

    [Fact]
    public void Absent_empty_stored_and_encrypted_are_four_states()
    {
        static string? Read(string attribute)
        {
            var pool = new TestServer().Pool("Pool", "", "identityType=\"SpecificUser\" userName=\"x\" " + attribute).Load().FindApplicationPool("Pool")!.Password;
            return pool.IsSet ? pool.Text : null;
        }

        Assert.Null(Read(""));
        Assert.Equal("", Read("password=\"\""));
        Assert.Equal(SecretAttributes.Stored, Read($"password=\"{Secret}\""));
        Assert.Equal(SecretAttributes.StoredEncrypted, Read("password=\"[enc:IISWASOnlyAesProvider:AAAA:enc]\""));
    }

    [Fact]
    public void No_public_property_of_the_model_or_of_an_answer_holds_a_secret()
    {
        var server = SecretServer();
        var configuration = server.Load();
        var answers = server.Ask(new IdentityQuery()).ToArray();
        var levels = configuration.GetLevels(configuration.FindSite("Site")!);

        var texts = new List<string>();
        Walk(configuration, texts, []);
        Walk(answers, texts, []);
        foreach (var path in (string[])["/", "/in", "/bad"])
        {
            Walk(levels.At(path), texts, []);
            foreach (var section in SectionsOf(SecretServer()))
                Walk(levels.At(path).GetSection(section), texts, []);
        }

        Assert.Contains(texts, text => text == @"CONTOSO\svc");
        Assert.Contains(texts, text => text == SecretAttributes.Stored);
        Assert.Contains(texts, text => text.Contains("is locked", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => text.Contains(Secret, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(texts, text => text.Contains("U0VDUkVU", StringComparison.Ordinal));
    }

    [Theory]
    // What a careless password does to the XML. The message of the reader may not repeat it.
    [InlineData("password=\"P&Pa55word;x\"")]
    [InlineData("password=\"abc\"Pa55word\"")]
    [InlineData("password=\"<Pa55word\"")]
    [InlineData("password='it's Pa55word'")]
    [InlineData("password=Pa55word")]
    [InlineData("password=\"x\" Pa55word")]
    [InlineData("password=\"&#xPa55word;\"")]
    [InlineData("password=\"x\"><Pa55word")]
    [InlineData("password=\"x\"></Pa55word>")]
    public void A_broken_file_does_not_give_its_password_away(string attribute)
    {
        var text = $"<configuration><system.web><identity impersonate=\"true\" {attribute} /></system.web></configuration>";

        var problem = Assert.Single(new TestServer().WithFile(@"D:\site\web.config", text).Level("/").Problems);

        Assert.Equal("0x8007000d", problem.HResult);
        Assert.DoesNotContain("Pa55", problem.ToString() + problem.Fix, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_is_encrypted_as_a_whole_is_not_read()
    {
        var level = new TestServer().WebConfig(
            @"D:\site", """<connectionStrings configProtectionProvider="X"><EncryptedData><CipherData><CipherValue>U0VDUkVU</CipherValue></CipherData></EncryptedData></connectionStrings>""").Level("/");

        var section = level.GetSection("connectionStrings");
        Assert.True(section.Element.IsEncrypted);
        Assert.Empty(section.Element.Items);
        Assert.Empty(level.Problems);
    }

    private static TestServer SecretServer() => new TestServer()
        .Pool("Pool", "", $"identityType=\"SpecificUser\" userName=\"CONTOSO\\svc\" password=\"{Secret}\"")
        .Application("/in", @"D:\in", "applicationPool=\"Pool\"", $"userName=\"CONTOSO\\web\" password=\"[enc:AesProvider:U0VDUkVU:enc]\"")
        .Location("Site", $"<system.webServer><security><authentication><anonymousAuthentication userName=\"CONTOSO\\anon\" password=\"{Secret}\" /></authentication></security></system.webServer>")
        .WebConfig(
            @"D:\site",
            $"""
            <connectionStrings><add name="db" connectionString="Server=x;Password={Secret}" /></connectionStrings>
            <system.web><identity impersonate="true" userName="CONTOSO\fix" password="{Secret}" /><machineKey validationKey="{Secret}" decryptionKey="{Secret}" />
            <sessionState stateConnectionString="{Secret}" sqlConnectionString="{Secret}" /></system.web>
            """)
        .WebConfig(@"D:\site\bad", $"<system.webServer><security><authentication><anonymousAuthentication userName=\"x\" password=\"{Secret}\" /></authentication></security></system.webServer><system.web><identity impersonate=\"maybe\" password=\"{Secret}\" /></system.web>");

    private static IEnumerable<string> SectionsOf(TestServer server) => server.Load().Schema.Sections.Select(section => section.Path);

    /// <summary>Every text that can be reached from an object through public properties and enumeration, problems and trails with it.</summary>
    private static void Walk(object? value, List<string> texts, HashSet<object> seen)
    {
        if (value is string text)
        {
            texts.Add(text);
            return;
        }

        // Facts are the input: the files themselves hold what they hold.
        if (value is null || value.GetType().IsPrimitive || value.GetType().IsEnum || value is IisIdentityTools.Facts.IServerFacts || !(value.GetType().IsValueType || seen.Add(value)))
            return;
        texts.Add(value.ToString() ?? "");
        if (value is IEnumerable items)
            foreach (var item in items)
                Walk(item, texts, seen);
        if (value.GetType().Namespace?.StartsWith("IisIdentityTools", StringComparison.Ordinal) != true)
            return;
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
            Walk(property.GetValue(value), texts, seen);
    }
}
