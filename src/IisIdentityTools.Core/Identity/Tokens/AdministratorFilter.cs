using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>
/// User Account Control (rule C4): a local account in Administrators that arrives by network logon holds Administrators for deny entries
/// only, unless LocalAccountTokenFilterPolicy is 1; the built-in account (RID 500) is exempt unless FilterAdministratorToken is 1. Domain
/// accounts are not filtered. Interactive logons of any administrator are filtered too (recalled).
/// </summary>
internal sealed class AdministratorFilter(TokenDraft draft, IServerFacts facts)
{
    private const string Key = @"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System!";
    private const uint BuiltInAdministratorRid = 500;

    public void Apply()
    {
        if (draft.IsEnabled(WellKnownSids.Administrators))
            Filter();
        AddLocalAdministrator();
    }

    private void Filter()
    {
        if (draft.Subject.Logon is LogonKind.Network or LogonKind.NetworkCleartext)
            FilterNetworkLogon();
        else if (draft.Subject.Logon == LogonKind.Interactive && Switch("EnableLUA", whenAbsent: true) is not false && !IsExempt())
            Restate(Switch("EnableLUA", whenAbsent: true), "UAC gives interactive logons of administrators a filtered token", "EnableLUA", RuleMark.Recalled);
    }

    private void FilterNetworkLogon()
    {
        if (draft.Account.Locality is AccountLocality.Domain or AccountLocality.BuiltIn || Switch("EnableLUA", whenAbsent: true) is false || IsExempt())
            return;

        var isUnfiltered = Switch("LocalAccountTokenFilterPolicy", whenAbsent: false);
        if (isUnfiltered is true)
            return;
        bool? isFiltered = isUnfiltered is null || draft.Account.Locality == AccountLocality.Unknown || MayBeExempt() ? null : true;
        Restate(isFiltered, "UAC filters local administrators who log on over the network while LocalAccountTokenFilterPolicy is 0", "LocalAccountTokenFilterPolicy", RuleMark.Confirmed);
    }

    private void Restate(bool? isFiltered, string why, string name, RuleMark mark)
    {
        if (isFiltered is true)
        {
            draft.Restate(WellKnownSids.Administrators, TokenGroupState.DenyOnly, why, mark, "C4");
            return;
        }

        draft.Restate(WellKnownSids.Administrators, TokenGroupState.Unknown, $"{why}, and whether that applies was not captured", mark, "C4");
        draft.AddUnknown($"UAC may filter Administrators out of the token of {draft.Account.Name}; the switches {Key}{name} and, for the built-in account, FilterAdministratorToken decide.");
    }

    private bool IsBuiltInAdministrator => draft.Account.Sid is { IsAccount: true, RelativeId: BuiltInAdministratorRid };

    private bool IsExempt() => IsBuiltInAdministrator && Switch("FilterAdministratorToken", whenAbsent: false) is false;

    private bool MayBeExempt() => IsBuiltInAdministrator && Switch("FilterAdministratorToken", whenAbsent: false) is null;

    private bool? Switch(string name, bool whenAbsent) => facts.GetSwitch(Key + name) switch
    {
        null => null,
        "" => whenAbsent,
        var text => text != "0",
    };

    private void AddLocalAdministrator()
    {
        if (draft.Account.Locality == AccountLocality.Local && draft.Find(WellKnownSids.Administrators) is { } administrators)
            draft.Add(WellKnownSids.LocalAccountAndAdministrator, administrators.State, TokenGroupOrigin.Authentication, "a local account that is in Administrators", RuleMark.Recalled);
    }
}
