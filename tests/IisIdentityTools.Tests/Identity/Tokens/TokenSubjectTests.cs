using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Identity.Tokens;

public sealed class TokenSubjectTests
{
    [Theory]
    [InlineData(PoolIdentityType.ApplicationPoolIdentity, null, IdentityKind.ApplicationPoolIdentity, @"IIS AppPool\Shop")]
    [InlineData(PoolIdentityType.NetworkService, null, IdentityKind.NetworkService, @"NT AUTHORITY\NETWORK SERVICE")]
    [InlineData(PoolIdentityType.LocalService, null, IdentityKind.LocalService, @"NT AUTHORITY\LOCAL SERVICE")]
    [InlineData(PoolIdentityType.LocalSystem, null, IdentityKind.LocalSystem, @"NT AUTHORITY\SYSTEM")]
    [InlineData(PoolIdentityType.SpecificUser, TokenCases.DomainUser, IdentityKind.SpecificUser, TokenCases.DomainUser)]
    [InlineData(PoolIdentityType.SpecificUser, @"CONTOSO\gmsa_web$", IdentityKind.GroupManagedServiceAccount, @"CONTOSO\gmsa_web$")]
    public void A_worker_process(PoolIdentityType type, string? user, IdentityKind kind, string name)
    {
        var subject = TokenCases.Worker(type, user);
        var token = IdentityTokenBuilder.Build(subject, TokenCases.Server());

        Assert.Equal((kind, name, TokenCases.Pool), (token.Kind, token.Identity, token.ApplicationPool));
        Assert.True(subject.IsWorkerProcess);
    }

    /// <summary>IIS ignores userName for the other identity types; so does the token.</summary>
    [Fact]
    public void A_left_over_user_name_does_not_count() => Assert.Null(TokenCases.Worker(PoolIdentityType.NetworkService, TokenCases.LocalUser).UserName);

    [Fact]
    public void A_reason_quotes_the_setting_and_its_place()
    {
        var token = IdentityTokenBuilder.Build(TokenCases.Subject("SpecificUser (batch)"), TokenCases.Server());

        Assert.Equal("the identity logs on as a batch job: processModel.logonType=LogonBatch (applicationHost.config:121)", token.FindGroup("S-1-5-3")!.Why);
        Assert.Equal(@"pool 'Shop' runs as WEB01\svc_shop (applicationHost.config:120)", token.FindGroup(TokenCases.LocalUserSid)!.Why);
    }

    [Theory]
    [InlineData("IUSR")]
    [InlineData(@"NT AUTHORITY\IUSR")]
    public void An_anonymous_account_named_IUSR_is_the_built_in_one(string name)
    {
        var subject = TokenSubject.AnonymousAccount(name, source: "applicationHost.config:713");

        Assert.Equal((IdentityKind.Iusr, LogonKind.Service), (subject.Kind, subject.Logon));
        Assert.Equal("the user of the token (applicationHost.config:713)", IdentityTokenBuilder.Build(subject, new InMemoryServerFacts()).FindGroup("S-1-5-17")!.Why);
    }

    [Theory]
    [InlineData(RequestLogonMethod.Interactive, LogonKind.Interactive)]
    [InlineData(RequestLogonMethod.Batch, LogonKind.Batch)]
    [InlineData(RequestLogonMethod.Network, LogonKind.Network)]
    [InlineData(RequestLogonMethod.ClearText, LogonKind.NetworkCleartext)]
    public void A_logon_method_makes_a_logon(RequestLogonMethod method, LogonKind logon)
    {
        Assert.Equal((logon, IdentityKind.AnonymousAccount), Of(TokenSubject.AnonymousAccount(TokenCases.LocalUser, method)));
        Assert.Equal((logon, IdentityKind.AuthenticatedUser), Of(TokenSubject.RequestUser(TokenCases.LocalUser, method)));
        Assert.Equal((logon, IdentityKind.ConnectAsAccount), Of(TokenSubject.ConnectAs(TokenCases.LocalUser, method)));

        static (LogonKind, IdentityKind) Of(TokenSubject subject) => (subject.Logon, subject.Kind);
    }

    [Fact]
    public void A_sid_that_the_caller_knows_needs_no_account_fact()
    {
        var token = IdentityTokenBuilder.Build(TokenSubject.WindowsUser(@"CONTOSO\x", userSid: InMemoryServerFacts.DomainSid + "-7"), TokenCases.Server());

        Assert.Equal(InMemoryServerFacts.DomainSid + "-7", token.IdentitySid);
        Assert.False(token.DomainGroupsKnown);
    }

    [Fact]
    public void What_IIS_would_refuse_is_refused()
    {
        Assert.Throws<ArgumentException>(() => TokenCases.Worker(PoolIdentityType.SpecificUser));
        Assert.Throws<ArgumentException>(() => TokenSubject.WorkerProcess(new() { ApplicationPool = "", IdentityType = PoolIdentityType.NetworkService }));
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenCases.Worker((PoolIdentityType)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenSubject.RequestUser("x", (RequestLogonMethod)9));
        Assert.Throws<ArgumentException>(() => TokenSubject.AnonymousAccount(""));
        Assert.Throws<ArgumentException>(() => TokenSubject.WindowsUser(""));
    }
}
