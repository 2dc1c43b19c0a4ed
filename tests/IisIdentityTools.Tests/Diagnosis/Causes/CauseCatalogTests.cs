using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Causes.Rules;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes;

/// <summary>The catalogue has every cause of the list in tests/data/causes/ids.txt, which was taken from the catalogue of the domain, and no other.</summary>
public sealed class CauseCatalogTests
{
    private static readonly string[] s_ids = File.ReadAllLines(SourceTree.At("tests/data/causes/ids.txt"));

    [Fact]
    public void Every_cause_of_the_domain_is_there_once()
    {
        Assert.Equal(256, s_ids.Length);
        Assert.Equal(s_ids.Order(StringComparer.Ordinal), CauseCatalog.All.Select(entry => entry.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rules_judge_causes_that_there_are()
    {
        Assert.NotEmpty(CauseRules.All);
        Assert.All(CauseRules.All, rule => Assert.NotEmpty(rule.Ids));
        Assert.All(CauseRules.All.SelectMany(rule => rule.Ids), id => Assert.NotNull(CauseCatalog.Find(id)));
    }

    [Fact]
    public void A_cause_is_computed_or_says_which_fact_to_ask_for()
    {
        var computed = CauseRules.All.SelectMany(rule => rule.Ids).ToHashSet(StringComparer.Ordinal);
        Violations.None(CauseCatalog.All.Where(entry => !computed.Contains(entry.Id) && entry.Ask.Length == 0).Select(entry => entry.Id));
    }

    // Without a signature and without a rule no answer ever names a cause: these are told in the document alone. What resets permissions, restarts an application or breaks a
    // connection before any request leaves no status of its own.
    [Fact]
    public void Only_these_causes_are_told_in_the_document_alone()
    {
        var computed = CauseRules.All.SelectMany(rule => rule.Ids).ToHashSet(StringComparer.Ordinal);
        Assert.Equal("DEPLOY-RESET FILE-RESTART GPO-RESET HTTP-TLSKEY UNC-LOGDIR", string.Join(' ', CauseCatalog.All.Where(entry => entry.Signatures.Count == 0 && !computed.Contains(entry.Id)).Select(entry => entry.Id).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Texts_are_sentences_without_line_breaks() => Violations.None(
        CauseCatalog.All.SelectMany(entry => new[] { entry.Title, entry.Seen, entry.ProvedWhen, entry.Ask, entry.Fix, entry.Avoid, entry.Source }.Where(text => text.Contains('\n') || text.Contains("  ", StringComparison.Ordinal) || text != text.Trim()).Select(text => $"{entry.Id}: {text}"))
            .Concat(CauseCatalog.All.Where(entry => entry.Title.Length == 0 || entry.Fix.Length == 0 || entry.ProvedWhen.Length == 0 || entry.Source.Length == 0).Select(entry => entry.Id + ": empty")));

    [Fact]
    public void No_fix_is_one_that_administrators_are_warned_of()
    {
        // The discipline of a verdict: never Everyone, IIS_IUSRS for content, Full control, LocalSystem, tokenChecking None or DisableLoopbackCheck as the first choice.
        string[] banned = ["Everyone", "Full control", "FullControl", "LocalSystem", "DisableLoopbackCheck", "tokenChecking:None"];
        Violations.None(CauseCatalog.All.Where(entry => banned.Any(word => entry.Fix.Contains(word, StringComparison.OrdinalIgnoreCase)) && entry.Id is not ("RIGHT-TRAVERSE" or "POOL-TRAVERSE")).Select(entry => $"{entry.Id}: {entry.Fix}"));
    }
}
