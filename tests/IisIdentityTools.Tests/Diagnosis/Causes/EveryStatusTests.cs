using IisIdentityTools.Configuration;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes;

/// <summary>Whatever status is asked about wherever, there is an answer that keeps the discipline of a verdict.</summary>
public sealed class EveryStatusTests : IDisposable
{
    private static readonly (string Site, string Url, string User)[] s_places =
    [
        ("Shop", "/uploads/logo.png", ""), ("Shop", "/help/faq.aspx", ""), ("Intranet", "/finance/budget.xlsx", @"CONTOSO\bert"), ("Legacy", "/default.asp", ""), ("Legacy", "/cgi-bin/counter.exe", ""),
        ("Api", "/weatherforecast", ""), ("Api", "/orders/list", @"CONTOSO\anna"), ("Blog", "/index.php", ""), ("Services", "/orders.svc", ""), ("Files", "/readme.txt", ""), ("Files", "/teams/plan.txt", @"CONTOSO\anna"),
        ("Partners", "/dav/a.txt", "partner1"), ("Sandbox", "/broken/x.htm", ""), ("Sandbox", "/silent/", ""), ("", "", ""), ("Nowhere", "/", ""), ("Shop", "/%zz/../\u0001<>|*?", "a b\0c"),
    ];

    private readonly ServerSnapshot _facts = ServerSnapshot.Open(SourceTree.At("samples/contoso"));

    [Fact]
    public void There_is_an_answer()
    {
        var resolver = new RefusalResolver(ServerConfiguration.Load(_facts, TestContext.Current.CancellationToken));
        var count = 0;
        foreach (var entry in StatusCatalog.All.Where(entry => entry.Kind != StatusKind.Event))
        {
            foreach (var (site, url, user) in s_places)
            {
                foreach (var verb in new[] { "GET", "POST", "PROPFIND" })
                {
                    var request = new RefusedRequest { Site = site, Url = url, User = user, Verb = verb, StatusCode = entry.Status, SubStatus = entry.SubStatus, Win32Status = entry.Win32, Reason = entry.Reason, Host = "a.example", Clients = ["10.1.2.3", "::1", "nonsense"] };
                    foreach (var explanation in resolver.Resolve(request, _ => { }))
                    {
                        count++;
                        Check(explanation);
                    }
                }
            }
        }

        Assert.True(count > 5000, $"{count}");
    }

    [Fact]
    public void Without_a_server_nothing_is_proved_and_something_is_asked()
    {
        var resolver = new RefusalResolver(null);
        foreach (var entry in StatusCatalog.All.Where(entry => entry.Kind == StatusKind.Status && entry.Status >= 400))
        {
            var explanation = Assert.Single(resolver.Resolve(new RefusedRequest { Url = "/a", StatusCode = entry.Status, SubStatus = entry.SubStatus, Win32Status = entry.Win32 }));
            Assert.All(explanation.Causes, cause => Assert.NotEqual(CauseConfidence.Proved, cause.Confidence));
            Assert.NotEmpty(explanation.Questions);
            Assert.NotEqual("", explanation.Why);
        }
    }

    public void Dispose() => _facts.Dispose();

    // Section 1 of the discipline: proved causes first and by stage, nothing merely possible beside a proved one that has a look of its own, a way on for everything that is not proved.
    private static void Check(RefusalExplanation explanation)
    {
        Assert.NotEqual("", explanation.Why);
        Assert.Equal(explanation.Causes.OrderByDescending(cause => cause.Confidence).Select(cause => cause.Confidence), explanation.Causes.Select(cause => cause.Confidence));
        Assert.All(explanation.Causes, cause => Assert.True(cause.Fix.Length > 0 && cause.Title.Length > 0 && (cause.Confidence == CauseConfidence.Proved || cause.ToProve.Count > 0), $"{explanation}: {cause}"));
        Assert.All(explanation.Causes.Where(cause => cause.Confidence == CauseConfidence.Proved), cause => Assert.True(cause.Because.Count > 0, $"{explanation}: {cause} is proved by nothing"));
        if (explanation.Causes.Any(cause => cause.Confidence == CauseConfidence.Proved && CauseCatalog.Find(cause.Id)!.Signatures.Count > 0))
            Assert.DoesNotContain(explanation.Causes, cause => cause.Confidence == CauseConfidence.Possible);
        Assert.Equal(explanation.Causes.Count, explanation.Causes.Select(cause => (cause.Id, cause.Identity, cause.Path, cause.File, cause.Line)).Distinct().Count());
    }
}
