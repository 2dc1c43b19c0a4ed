using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Logons;

/// <summary>The rows of connections, logons and the rules that ask who somebody is.</summary>
public sealed class LogonCatalogTests
{
    private static readonly string[] s_prefixes = ["AUTH-", "EPA-", "HTTP-", "KRB-", "LOGON-", "NTLM-", "TOKEN-", "CERT-SUBAPP"];

    [Fact]
    public void Every_id_of_the_list_has_its_row()
    {
        var wanted = File.ReadLines(SourceTree.At("tests/data/causes/ids.txt")).Where(IsOfArea).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(64, wanted.Length);
        Assert.Equal(wanted, CauseCatalog.All.Select(entry => entry.Id).Where(IsOfArea).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_row_without_a_rule_asks_for_the_fact_that_is_missing()
    {
        var judged = LogonsRules.All.SelectMany(rule => rule.Ids).ToHashSet(StringComparer.Ordinal);
        Assert.All(CauseCatalog.All.Where(entry => IsOfArea(entry.Id) && !judged.Contains(entry.Id)), entry => Assert.NotEqual("", entry.Ask));
    }

    // Causes 8, 401.1: a code or an event first, then the loopback check, a split handshake, Kerberos, extended protection, the anonymous account.
    [Fact]
    public void Rows_stand_in_the_order_of_the_questions()
    {
        string[] order = ["AUTH-NONE", "AUTH-MODULE", "AUTH-RULE-IIS", "AUTH-DAV-ANON", "CERT-SUBAPP", "AUTH-RULE-NET", "LOGON-NOUSER", "LOGON-LOOPBACK", "NTLM-SPLIT", "KRB-KERNELACCT", "NTLM-PREAUTH", "EPA-PROXY", "LOGON-ANON", "LOGON-AUDITFULL", "NTLM-BLOCKED", "NTLM-CAPACITY"];
        var rows = CauseCatalog.All.Select(entry => entry.Id).ToList();

        Assert.Equal(order, order.OrderBy(id => rows.IndexOf(id)));
    }

    private static bool IsOfArea(string id) => s_prefixes.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal));
}
