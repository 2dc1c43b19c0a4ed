using IisIdentityTools.Security;
using Xunit;
using static IisIdentityTools.Tests.Security.Checks.TestLists;

namespace IisIdentityTools.Tests.Security.Checks;

/// <summary>
/// Mandatory labels ([MS-DTYP] 2.5.3.3) on an object whose list gives Everyone everything. By hand: what no policy blocks of
/// GENERIC_READ 0x120089, GENERIC_EXECUTE 0x1200A0, GENERIC_WRITE 0x120116; all else (DELETE 0x10000, WRITE_DAC, WRITE_OWNER,
/// FILE_DELETE_CHILD 0x40) goes with writing. Policies: 1 no write up, 2 no read up, 4 no execute up.
/// </summary>
public sealed class IntegrityCheckTests
{
    [Theory]
    [InlineData("11;0;1;S-1-16-12288", IntegrityLevel.Medium, 0x12_00A9u)] // read | execute
    [InlineData("11;0;1;S-1-16-12288", IntegrityLevel.High, 0x1F_01FFu)]
    [InlineData("11;0;1;S-1-16-12288", IntegrityLevel.System, 0x1F_01FFu)]
    [InlineData("11;0;3;S-1-16-12288", IntegrityLevel.Medium, 0x12_00A0u)] // execute alone
    [InlineData("11;0;5;S-1-16-12288", IntegrityLevel.Medium, 0x12_0089u)] // read alone
    [InlineData("11;0;7;S-1-16-12288", IntegrityLevel.Medium, 0x0u)]
    [InlineData("11;0;2;S-1-16-12288", IntegrityLevel.Medium, 0x1F_01F6u)] // all but ReadData 1 and ReadExtendedAttributes 8
    [InlineData("11;0;0;S-1-16-12288", IntegrityLevel.Medium, 0x1F_01FFu)]
    [InlineData("11;8;1;S-1-16-12288", IntegrityLevel.Medium, 0x1F_01FFu)] // inherit-only: as if there were none
    [InlineData("11;8;1;S-1-16-12288", IntegrityLevel.Low, 0x12_00A9u)]
    [InlineData("2;80;1f01ff;S-1-1-0", IntegrityLevel.Low, 0x12_00A9u)] // no label: Medium, no write up
    [InlineData("11;0;1;S-1-16-4096", IntegrityLevel.Low, 0x1F_01FFu)]
    [InlineData("11;0;1;S-1-16-4096", IntegrityLevel.Untrusted, 0x12_00A9u)]
    [InlineData("11;0;1;S-1-16-8448", IntegrityLevel.Medium, 0x12_00A9u)] // Medium plus
    public void A_label_limits_tokens_below_it(string label, IntegrityLevel level, uint expected) =>
        Assert.Equal(new AccessMask(expected), AccessCheck.Decide(WithSacl(label), Token(level), AccessMask.MaximumAllowed).Granted);

    [Fact]
    public void An_object_without_label_is_medium() =>
        Assert.Equal(FileRights.ReadAndExecute, AccessCheck.Decide(Descriptor("0;0;1f01ff;S-1-1-0"), Token(IntegrityLevel.Low), AccessMask.MaximumAllowed).Granted);

    // Unknown stands for Medium or higher: no label up to Medium matters, a higher one leaves open what it would take.
    [Theory]
    [InlineData("11;0;1;S-1-16-8192", 0x0u)]
    [InlineData("11;0;1;S-1-16-12288", 0xD_0156u)] // 0x1F01FF without 0x1200A9
    [InlineData("11;0;1;S-1-5-18", 0xD_0156u)] // no label SID
    public void An_unsettled_level_leaves_open_what_a_higher_label_would_take(string label, uint open)
    {
        var decision = AccessCheck.Decide(WithSacl(label), Token(IntegrityLevel.Unknown), FileRights.FullControl);
        Assert.Equal((new AccessMask(open), AccessMask.None), (decision.Open, decision.Refused));
    }

    [Fact]
    public void A_label_counts_without_a_list_too()
    {
        var descriptor = new SecurityDescriptor(ControlFlags.None, null, null, null, List("11;0;1;S-1-16-12288"));
        Assert.Equal(FileRights.ReadAndExecute, AccessCheck.Decide(descriptor, Token(IntegrityLevel.Medium), AccessMask.MaximumAllowed).Granted);
    }

    // A scoped policy (0x13) or an access filter (0x15) may take anything; a trust label (0x14) what its mask does not name.
    [Theory]
    [InlineData("13;0;0;S-1-17-1", 0x1F_01FFu)]
    [InlineData("13;8;0;S-1-17-1", 0x0u)]
    [InlineData("15;0;1;S-1-1-0", 0x1F_01FFu)]
    [InlineData("14;0;1f01fe;S-1-19-512-4096", 0x1u)]
    [InlineData("12;0;0;S-1-1-0", 0x0u)] // a claim about the object takes nothing
    public void What_was_not_captured_leaves_rights_open(string entry, uint open)
    {
        var (decision, steps) = AccessCheck.Explain(WithSacl(entry), Token(IntegrityLevel.High), FileRights.FullControl);
        Assert.Equal((new AccessMask(open), AccessMask.None), (decision.Open, decision.Refused));
        Assert.Equal(open, steps.Where(step => step.Reason == AccessStepReason.UnknownEntry).Aggregate(0u, (all, step) => all | step.Rights.Value));
    }

    private static AccessToken Token(IntegrityLevel level) => new(WellKnownSids.Everyone) { IntegrityLevel = level };
}
