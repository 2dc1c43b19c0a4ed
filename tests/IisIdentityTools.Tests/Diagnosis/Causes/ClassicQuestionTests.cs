using System.Text;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes;

/// <summary>The questions of <see cref="ClassicQuestions"/> have the answers that the rules demand, and docs/questions.md shows them. WRITE_DOCS=1 writes it anew.</summary>
public sealed class ClassicQuestionTests
{
    private const string Document = "docs/questions.md";

    public static TheoryData<string> Keys => new(ClassicQuestions.All.Select(question => question.Key));

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_classic_question_has_its_answer(string key)
    {
        var question = ClassicQuestions.All.Single(each => each.Key == key);
        var answer = question.Answer();
        Assert.Equal(question.Causes, answer.Causes.Take(question.Causes.Length).Select(cause => cause.Id));
        Assert.True(question.Confidence == answer.Confidence, $"{answer.Confidence}: {string.Join(" ", answer.Causes[0].Because)}");
        Assert.Equal(question.Identity, answer.Identity);
        Assert.NotEqual("", answer.Fix);
    }

    // Everyone is in the token of IUSR (rule C1): nothing in the permissions refuses it.
    [Fact]
    public void With_Everyone_the_permissions_do_not_explain_a_refusal()
    {
        var answer = new RefusalResolver(ClassicQuestions.Listed("(A;OICI;0x1200a9;;;WD)").Load()).Resolve(ClassicQuestions.Refused("/images/logo.png", "401.3.5")).Single();
        Assert.DoesNotContain(answer.Causes, cause => cause.Confidence == CauseConfidence.Proved);
        Assert.Contains(answer.Notes, note => note.Contains("allow everything", StringComparison.Ordinal));
    }

    // The page of the same folder runs as the pool, which the list has; Forms users are no Windows users, so file authorization does not run (rule B4).
    [Fact]
    public void Where_pictures_fail_the_page_itself_is_not_refused()
    {
        var question = ClassicQuestions.All.Single(each => each.Key == "images-fail");
        var answer = (question with { Request = ClassicQuestions.Refused("/default.aspx", "401.3.0") }).Answer();
        Assert.DoesNotContain(answer.Causes, cause => cause.Confidence == CauseConfidence.Proved);
    }

    [Fact]
    public void The_document_shows_the_answers()
    {
        var expected = Page();
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
            File.WriteAllText(SourceTree.At(Document), expected);
        Assert.True(expected == File.ReadAllText(SourceTree.At(Document)).ReplaceLineEndings("\n"), $"{Document} is not what the tool says: run this test with WRITE_DOCS=1 and look at the difference.");
    }

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("""
            # Classic questions

            What administrators have asked about IIS and identities for twenty years, each on a small server that shows it, with what `Resolve-IisAccessDenied` answers. The answers are written by
            the tests that check them; [causes.md](causes.md) explains the ids.


            """);
        page.Append("| question | the server | status | what the tool says | what it advises | cause |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var question in ClassicQuestions.All)
        {
            var answer = question.Answer();
            var reasons = answer.Causes[0].Because.Take(2);
            Row(page, question.Question, question.SetUp, answer.Status, string.Join(" ", reasons), answer.Fix, $"{string.Join(", ", question.Causes)} ({answer.Confidence.ToString().ToLowerInvariant()})");
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Row(StringBuilder page, params string[] cells)
    {
        foreach (var cell in cells)
            page.Append("| ").Append(cell.Replace("|", "\\|", StringComparison.Ordinal)).Append(cell.Length == 0 ? "" : " ");
        page.Append("|\n");
    }
}
