using IisIdentityTools.Diagnosis.Logs;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Logs;

public sealed class AccessStatusesTests
{
    // By the meaning that KB 943891 gives them: logon, permissions of files, rules, client certificates, the pool's account; KB 942055 for 500.19.
    [Theory]
    [InlineData(401, 1)]
    [InlineData(401, 2)]
    [InlineData(401, 3)]
    [InlineData(401, 5)]
    [InlineData(403, 7)]
    [InlineData(403, 16)]
    [InlineData(500, 19)]
    [InlineData(503, 0)]
    public void Refusals_for_an_identity_or_a_permission_are_taken(int status, int subStatus) => Assert.True(AccessStatuses.Filter.Takes(status, subStatus));

    // Listing is off, TLS is required, an address is refused, no such file, no type, the application failed, it succeeded.
    [Theory]
    [InlineData(403, 14)]
    [InlineData(403, 4)]
    [InlineData(403, 6)]
    [InlineData(404, 0)]
    [InlineData(404, 3)]
    [InlineData(500, 0)]
    [InlineData(200, 0)]
    public void Other_failures_are_not(int status, int subStatus) => Assert.False(AccessStatuses.Filter.Takes(status, subStatus));
}
