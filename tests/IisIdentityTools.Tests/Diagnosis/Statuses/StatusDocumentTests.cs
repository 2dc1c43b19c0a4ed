using System.Text;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Statuses;

/// <summary>docs/statuses.md is made of the table. WRITE_DOCS=1 writes it anew.</summary>
public sealed class StatusDocumentTests
{
    private const string Document = "docs/statuses.md";

    [Fact]
    public void The_document_shows_the_table()
    {
        var expected = Page();
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
            File.WriteAllText(SourceTree.At(Document), expected);
        Assert.True(expected == File.ReadAllText(SourceTree.At(Document)).ReplaceLineEndings("\n"), $"{Document} is not what the table says: run this test with WRITE_DOCS=1 and look at the difference.");
    }

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("""
            # Statuses and error codes

            What IIS logs, what HTTP.sys writes to the HTTPERR log, which events go with them, and what the numbers in `sc-win32-status` mean. This page is made of the
            table in `src/IisIdentityTools.Core/Diagnosis/Statuses`; a test compares the two. *Sources*: letters and numbers are the rules that comments in the code name, KB numbers Microsoft support
            articles; "recalled" and "inferred" mark what no document was found for.


            """);
        foreach (var family in StatusCatalog.All.Where(entry => entry.Kind == StatusKind.Status).GroupBy(entry => entry.Status).OrderBy(family => family.Key))
            Table(page, FormattableString.Invariant($"Status {family.Key}"), "code", family);
        Table(page, "Reasons of the HTTPERR log", "reason", StatusCatalog.All.Where(entry => entry.Kind == StatusKind.HttpErrorReason));
        Table(page, "Events", "event", StatusCatalog.All.Where(entry => entry.Kind == StatusKind.Event));
        Codes(page);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Table(StringBuilder page, string heading, string column, IEnumerable<StatusEntry> entries)
    {
        page.Append("## ").Append(heading).Append("\n\n| ").Append(column).Append(" | name | meaning | set by | identity and permission | source |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var entry in entries)
            Row(page, entry.Code, entry.Name, entry.Meaning, entry.SetBy, entry.Identity, entry.Source);
        page.Append('\n');
    }

    private static void Codes(StringBuilder page)
    {
        page.Append("""
            ## Error codes

            `sc-win32-status` mixes four numberings, all as unsigned decimal. Below 65536 it is a Win32 error (12000 to 12999: WinHTTP, the proxy's own connection), from 2147483648 (0x80000000) an
            HRESULT, from 3221225472 (0xC0000000) an NTSTATUS. An HRESULT 0x8007xxxx is a Win32 error in other clothes; IIS logs it as that error. *Win32* is the error that a failed logon
            with this code is reported as.

            | code | hexadecimal | name | meaning | Win32 |
            | --- | --- | --- | --- | --- |

            """);
        foreach (var code in Win32Codes.All)
            Row(page, FormattableString.Invariant($"{code.Value}"), code.Hex, code.Name, code.Meaning, code.Value <= 0xFFFF || code.Win32 == 0 ? "" : FormattableString.Invariant($"{code.Win32}"));
    }

    private static void Row(StringBuilder page, params string[] cells)
    {
        foreach (var cell in cells)
            page.Append("| ").Append(cell.Replace("|", "\\|", StringComparison.Ordinal)).Append(cell.Length == 0 ? "" : " ");
        page.Append("|\n");
    }
}
