using System.Text;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Causes.Rules;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes;

/// <summary>docs/causes.md is made of the catalogue and the rules. WRITE_DOCS=1 writes it anew.</summary>
public sealed class CauseDocumentTests
{
    private const string Document = "docs/causes.md";

    [Fact]
    public void The_document_shows_the_catalogue()
    {
        var expected = Page();
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
            File.WriteAllText(SourceTree.At(Document), expected);
        Assert.True(expected == File.ReadAllText(SourceTree.At(Document)).ReplaceLineEndings("\n"), $"{Document} is not what the catalogue says: run this test with WRITE_DOCS=1 and look at the difference.");
    }

    private static string Page()
    {
        var computed = CauseRules.All.SelectMany(rule => rule.Ids).ToHashSet(StringComparer.Ordinal);
        var page = new StringBuilder();
        page.Append(FormattableString.Invariant($"""
            # Causes

            Why requests are refused: {CauseCatalog.All.Count} causes, by the stage of the request at which they strike. This page is made of the tables in
            `src/IisIdentityTools.Core/Diagnosis/Causes`; a test compares the two.

            A status never proves a cause. *Proved* means that its condition was computed from captured facts and the status fits; *consistent*, that facts fit and one is
            missing; *possible*, that only the status fits. {computed.Count} causes are computed (marked with a dot): from a captured server, log lines, failed request traces, Process Monitor
            logs or exported events, as far as these are given. For the others the fact that decides cannot be had from there; it is named, with how to get it. Possible causes are shown only when nothing
            is proved.

            Sources: letters and numbers are the rules that comments in the code name, KB numbers Microsoft support articles; "recalled" and "uncertain" mark what no document was found for. Of what is no
            failure at all (legs of logons that succeed, anonymous probes, clients that went away) [logs.md](logs.md) tells.


            """));
        foreach (var stage in CauseCatalog.All.GroupBy(entry => entry.Stage).OrderBy(stage => stage.Key))
        {
            page.Append("## ").Append(stage.Key).Append("\n\n| id | what is wrong | seen as | proved when, or what to ask | fix | not | source |\n| --- | --- | --- | --- | --- | --- | --- |\n");
            foreach (var entry in stage)
                Row(page, (computed.Contains(entry.Id) ? "• " : "") + entry.Id, entry.Title, Join(string.Join(", ", entry.Signatures), entry.Seen), Join("Proved when " + entry.ProvedWhen.TrimEnd('.') + ".", entry.Ask), entry.Fix, entry.Avoid, entry.Source + (entry.Mark == 0 ? "" : ", " + entry.Mark.ToString().ToLowerInvariant()));
            page.Append('\n');
        }

        return page.ToString().TrimEnd().ReplaceLineEndings("\n") + "\n";
    }

    private static string Join(params string[] texts) => string.Join(" ", texts.Where(text => text.Length > 0).Select((text, index) => index == 0 && !text.EndsWith('.') ? text + "." : text));

    private static void Row(StringBuilder page, params string[] cells)
    {
        foreach (var cell in cells)
            page.Append("| ").Append(cell.Replace("|", "\\|", StringComparison.Ordinal)).Append(cell.Length == 0 ? "" : " ");
        page.Append("|\n");
    }
}
