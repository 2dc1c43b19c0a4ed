using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;
using IisIdentityTools.Tests.Fixtures;

namespace IisIdentityTools.Tests.Diagnosis.Causes;

/// <summary>The questions. Expected answers follow from the rules named with them, not from what the tool says.</summary>
internal static class ClassicQuestions
{
    private const string Stock = "(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
    private const string Read = "0x1200a9";
    private const string Folder = @"D:\site";
    private const string Domain = InMemoryServerFacts.DomainSid;
    private const string Lsa = @"HKLM\SYSTEM\CurrentControlSet\Control\Lsa";

    private static readonly string s_pool = ApplicationPoolSid.FromName("Pool").ToString();

    public static IReadOnlyList<ClassicQuestion> All { get; } =
    [
        // Rules B1, C1: an anonymous request for a file is opened as IUSR, and IUSR is not put into IIS_IUSRS.
        new("iusr-iis_iusrs", "I granted IIS_IUSRS read on the folder, and pictures still give 401.3. Is IUSR not in that group?",
            "Anonymous authentication with IUSR; the folder's list has SYSTEM, Administrators and IIS_IUSRS.",
            () => Listed($"(A;OICI;{Read};;;IS)"), Refused("/logo.png", "401.3.5"), ["ACL-ANON", "WHY-WRONGPRINCIPAL"], @"NT AUTHORITY\IUSR", CauseConfidence.Proved),

        // Rules C1, F1: Everyone is in every token, IIS_IUSRS only in that of worker processes. With Everyone the same request is allowed (asserted below).
        new("everyone-works", "Granting Everyone works, granting IIS_IUSRS does not. What is Everyone that IIS_IUSRS is not?",
            "As above; with an entry for Everyone instead, the request is served.",
            () => Listed($"(A;OICI;{Read};;;IS)(A;OICI;{Read};;;{s_pool})"), Refused("/images/logo.png", "401.3.5"), ["ACL-ANON"], @"NT AUTHORITY\IUSR", CauseConfidence.Proved),

        // Rules B3, B4: the page runs as the pool, and with Forms authentication nobody checks the caller's token against the file; the picture is opened as IUSR.
        new("images-fail", "Pages load, but their pictures and styles are refused. It is the same folder.",
            "ASP.NET with Forms authentication; the folder's list has the pool's account and not IUSR.",
            () => Listed($"(A;OICI;{Read};;;{s_pool})").WebConfig(Folder, """<system.web><authentication mode="Forms" /></system.web>"""),
            Refused("/logo.png", "401.3.5"), ["ACL-ANON", "WHY-WRONGPRINCIPAL"], @"NT AUTHORITY\IUSR", CauseConfidence.Proved),

        // Rule C5: a list that gives nothing to Administrators gives an administrator nothing.
        new("administrator-denied", "I am an administrator of the server and get 401.3. How can that be?",
            "Windows authentication; CONTOSO\\boss is in the server's Administrators; the folder's list has SYSTEM and the pool's account only.",
            () => Windows(new TestServer()).WithFacts(facts => facts.WithStockGroups().WithUser(Domain + "-1105", @"CONTOSO\boss", Domain + "-513").WithGroup("S-1-5-32-544", @"BUILTIN\Administrators", Domain + "-1105").WithAllGroups()
                .WithSddl(Folder, $"O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;{Read};;;{s_pool})").WithSddl(Folder + @"\report.pdf", $"O:SYG:SYD:AI(A;ID;FA;;;SY)(A;ID;{Read};;;{s_pool})", PathKind.File)),
            Refused("/report.pdf", "401.3.5", @"CONTOSO\boss"), ["ACL-USER"], @"CONTOSO\boss", CauseConfidence.Proved),

        // Rule A4: anonymous is tried first; refused by the list, the client is offered the other ways to log in, which a browser shows as a prompt.
        new("still-prompts", "Anonymous access is on, and the browser still asks for a password.",
            "Anonymous and Windows authentication are on; the folder's list has no entry that IUSR holds.",
            () => Windows(Listed(""), keepAnonymous: true), Refused("/", "401.3.5"), ["ACL-ANON"], @"NT AUTHORITY\IUSR", CauseConfidence.Proved),

        // Rule D7: a local client, another host name than the computer's, no exception in the registry. That it works remotely would prove it.
        new("not-on-the-server", "The site works from every workstation, but on the server itself I am asked three times and get 401.1.",
            "Windows authentication; the request came from ::1 for intranet.contoso.com; BackConnectionHostNames is empty and DisableLoopbackCheck absent.",
            () => Windows(new TestServer()).WithFacts(facts => facts.WithSwitch(Lsa + "!DisableLoopbackCheck", "").WithSwitch(Lsa + @"\MSV1_0!BackConnectionHostNames", "")),
            Refused("/", "401.1.3221225581") with { Clients = ["::1"], Host = "intranet.contoso.com", Endpoint = "::1:80" }, ["LOGON-LOOPBACK"], "", CauseConfidence.Consistent),

        // KB 942051: the static file handler knows GET and HEAD.
        new("post-405", "A form posts to my page and gets 405.",
            "The form's action is /thanks.html, a static file.",
            () => Listed($"(A;OICI;{Read};;;BU)"), Refused("/thanks.html", "405.0.1") with { Verb = "POST" }, ["M405-STATIC"], "", CauseConfidence.Proved),

        // Rules B7, F3: over the network the pool's virtual account is the computer account; the pool's SID means nothing to the file server.
        new("machine-account", "The content is on a share. I granted the pool's account there, and the server's own name with a $ is refused.",
            "The site's folder is \\\\files01\\web$, without an account to connect as; share and folder have the SID of the pool, and nobody else but SYSTEM.",
            () => new TestServer().Application("/", @"\\files01\web$", "applicationPool=\"Pool\"").WithFacts(facts => facts
                .WithShare(@"\\files01\web$", $"O:SYG:SYD:(A;;{Read};;;{s_pool})").WithSddl(@"\\files01\web$", $"O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;{Read};;;{s_pool})")),
            Refused("/", "500.19.5"), ["CFG-UNC"], @"CONTOSO\WEB01$", CauseConfidence.Proved),

        // Rule B8: IUSR_computer was an account of the machine of IIS 6; its SID is nobody's on the new one.
        new("renamed-machine", "The site was moved to a new server with its permissions, and anonymous users are refused. IUSR is in the list, I can see it.",
            "The list's entry is for the account IUSR_OLDWEB of the former server; the anonymous user is IUSR.",
            () => Listed($"(A;OICI;{Read};;;{InMemoryServerFacts.MachineSid}-1003)").WithFacts(facts => facts.WithAccount(new AccountFact { Sid = InMemoryServerFacts.MachineSid + "-1003", Name = @"WEB01\IUSR_OLDWEB", Kind = AccountKind.User })),
            Refused("/logo.png", "401.3.5"), ["ACL-ANON", "WHY-WRONGPRINCIPAL"], @"NT AUTHORITY\IUSR", CauseConfidence.Proved),

        // Rule C4: a pool's account logs on as a batch job; stock Windows gives that right to IIS_IUSRS, a policy that replaces the list does not.
        new("policy-resets-rights", "Every pool with an account of its own gives 503 since the new security policy, some hours after I mend it.",
            "The pool runs as CONTOSO\\svc_web; a policy has set \"Log on as a batch job\" to Administrators and Backup Operators.",
            () => new TestServer().Pool("Pool", processModel: """identityType="SpecificUser" userName="CONTOSO\svc_web" password="x" """).WithFacts(facts => facts.WithStockGroups().WithUser(Domain + "-1120", @"CONTOSO\svc_web", Domain + "-513").WithAllGroups()
                .WithUserRight("SeBatchLogonRight", "S-1-5-32-544", "S-1-5-32-551").WithUserRight("SeDenyBatchLogonRight")),
            Refused("/", "503 Disabled") with { ApplicationPool = "Pool" }, ["POOL-BATCHRIGHT"], @"CONTOSO\svc_web", CauseConfidence.Proved),
    ];

    /// <summary>A server whose folder has that list, with a file that inherits it.</summary>
    internal static TestServer Listed(string entries) => new TestServer().WithFacts(facts => facts
        .WithStockGroups().WithAllGroups()
        .WithSddl(Folder, $"O:SYG:SYD:PAI{Stock}{entries}")
        .WithSddl(Folder + @"\images", $"O:SYG:SYD:AI{Inherited(Stock + entries)}")
        .WithSddl(Folder + @"\logo.png", $"O:SYG:SYD:AI{Inherited(Stock + entries, isFile: true)}", PathKind.File)
        .WithSddl(Folder + @"\thanks.html", $"O:SYG:SYD:AI{Inherited(Stock + entries, isFile: true)}", PathKind.File)
        .WithSddl(Folder + @"\images\logo.png", $"O:SYG:SYD:AI{Inherited(Stock + entries, isFile: true)}", PathKind.File));

    internal static RefusedRequest Refused(string url, string status, string user = "")
    {
        var reference = StatusText.Parse(status);
        return new() { Basis = RefusalBasis.Observed, Site = "Site", Url = url, Verb = "GET", User = user, StatusCode = reference.Status, SubStatus = reference.SubStatus, Win32Status = reference.Win32, Reason = reference.Reason };
    }

    private static string Inherited(string entries, bool isFile = false) => entries.Replace("OICI", isFile ? "ID" : "OICIID", StringComparison.Ordinal);

    private static TestServer Windows(TestServer server, bool keepAnonymous = false) => server.Location("Site",
        $"""<system.webServer><security><authentication><anonymousAuthentication enabled="{(keepAnonymous ? "true" : "false")}" /><windowsAuthentication enabled="true" /></authentication></security></system.webServer>""");
}
