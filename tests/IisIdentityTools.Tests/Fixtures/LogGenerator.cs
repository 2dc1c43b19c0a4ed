using System.Globalization;
using System.Text;

namespace IisIdentityTools.Tests.Fixtures;

/// <summary>
/// Writes W3C logs with a known number of everything: failures, handshakes that interleave, aborts, probes, lines that are broken, headers
/// that change. The counts are kept by the writer as it writes; nothing of the code under test takes part.
/// </summary>
internal sealed class LogGenerator
{
    /// <summary>The default columns of IIS 8 and later.</summary>
    public const string DefaultFields = "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken";

    private const string OtherFields = "date time s-computername cs-method cs-uri-stem cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status X-Forwarded-For";

    private static readonly string[] s_agents =
    [
        "Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64)+AppleWebKit/537.36+(KHTML,+like+Gecko)+Chrome/124.0.0.0+Safari/537.36",
        "Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64;+rv:125.0)+Gecko/20100101+Firefox/125.0",
        "Mozilla/5.0+(Macintosh;+Intel+Mac+OS+X+10_15_7)+AppleWebKit/605.1.15+(KHTML,+like+Gecko)+Version/17.4+Safari/605.1.15",
    ];

    private static readonly string[] s_pages = ["/", "/default.aspx", "/shop/cart.aspx", "/content/site.css", "/images/logo.png", "/api/orders", "/scripts/app.js"];

    // What fails here, and how often of a hundred failures.
    private static readonly (int Weight, string Status, string Url, string User)[] s_failures =
    [
        (30, "404 0 2", "/missing/page.html", "-"), (15, "401 3 5", "/secret/plan.docx", @"CONTOSO\anna"), (10, "401 3 5", "/secret/plan.docx", "-"),
        (10, "500 19 5", "/broken/", "-"), (10, "401 1 1326", "/login.aspx", @"CONTOSO\bert"), (5, "401 1 2148074252", "/login.aspx", "-"),
        (10, "403 14 0", "/images/", "-"), (5, "500 0 64", "/report.aspx", "-"), (5, "503 2 0", "/api/orders", "-"),
    ];

    private readonly Random _random;
    private readonly StreamWriter _writer;
    private readonly SortedDictionary<long, List<Action>> _later = [];
    private readonly string _newLine;
    private DateTime _time = new(2026, 3, 9, 0, 0, 0, DateTimeKind.Utc);
    private bool _isOtherHeader;
    private string _timeText = "";
    private DateTime _timeOfText;
    private int _serial;

    public LogGenerator(Stream stream, int seed, string newLine = "\r\n")
    {
        _random = new(seed);
        _newLine = newLine;
        _writer = new(stream, new UTF8Encoding(false), 1 << 16) { NewLine = newLine };
        WriteHeader();
    }

    /// <summary>Lines written.</summary>
    public long Lines { get; private set; }

    /// <summary>Lines that are requests.</summary>
    public long Requests { get; private set; }

    /// <summary>Failures by status, URL and user.</summary>
    public Dictionary<(string Status, string Url, string User), long> Failures { get; } = [];

    /// <summary>Legs of handshakes that ended well.</summary>
    public long HandshakeLegs { get; private set; }

    /// <summary>Anonymous requests that were refused before a logon.</summary>
    public long AnonymousProbes { get; private set; }

    /// <summary>Requests whose client went away.</summary>
    public long ClientAborts { get; private set; }

    /// <summary>Lines that are none.</summary>
    public long Garbage { get; private set; }

    /// <summary>Writes requests, and what is due between them.</summary>
    /// <param name="requests">Number of requests that begin here.</param>
    /// <param name="failuresOfThousand">How many of a thousand fail.</param>
    /// <param name="handshakesOfThousand">How many of a thousand begin a handshake.</param>
    /// <param name="garbageOfThousand">How many broken lines there are for a thousand requests.</param>
    /// <param name="linesOfHeader">Lines after which columns change; 0: never.</param>
    public void Write(int requests, int failuresOfThousand = 30, int handshakesOfThousand = 5, int garbageOfThousand = 0, int linesOfHeader = 0)
    {
        for (var i = 0; i < requests; i++)
        {
            RunDue();
            if (linesOfHeader > 0 && i % linesOfHeader == linesOfHeader - 1)
            {
                _isOtherHeader = !_isOtherHeader;
                WriteHeader();
            }

            if (_random.Next(1000) < garbageOfThousand)
                WriteGarbage();
            var kind = _random.Next(1000);
            if (kind < failuresOfThousand)
                WriteFailure();
            else if (kind < failuresOfThousand + handshakesOfThousand)
                BeginHandshake();
            else
                WriteRequest("GET", s_pages[_random.Next(s_pages.Length)], _random.Next(4) == 0 ? @"CONTOSO\user" + Number(_random.Next(500)) : "-", Address(10, _random.Next(50_000)), s_agents[_random.Next(3)], "200 0 0");
            if (i % 50 == 49)
                _time = _time.AddSeconds(1);
        }
    }

    /// <summary>Writes what is due yet, and closes nothing.</summary>
    public void Finish()
    {
        while (_later.Count > 0)
        {
            RunDue();
            _time = _time.AddSeconds(1);
        }

        _writer.Flush();
    }

    private void BeginHandshake()
    {
        var client = Address(172, _serial++);
        var agent = s_agents[_random.Next(3)];
        var page = s_pages[_random.Next(s_pages.Length)];
        var start = _random.Next(8);
        if (start == 0)
        {
            // Nobody comes back: asked for a password, and went.
            Fail("401 2 5", page, "-", client, agent);
            return;
        }

        if (start == 1)
        {
            AnonymousProbes++;
            WriteRequest("GET", page, "-", client, agent, "401 3 5");
        }
        else
        {
            HandshakeLegs++;
            WriteRequest("GET", page, "-", client, agent, "401 2 5");
        }

        if (start > 4)
        {
            Later(_random.Next(3), () => WriteRequest("GET", page, @"CONTOSO\kerberos", client, agent, "200 0 0"));
            return;
        }

        Later(_random.Next(3), () =>
        {
            HandshakeLegs++;
            WriteRequest("GET", page, "-", client, agent, "401 1 2148074254");
            Later(_random.Next(3), () => WriteRequest("GET", page, @"CONTOSO\ntlm", client, agent, _random.Next(2) == 0 ? "200 0 0" : "304 0 0"));
        });
    }

    private void WriteFailure()
    {
        var pick = _random.Next(100);
        var failure = s_failures[0];
        foreach (var each in s_failures)
        {
            failure = each;
            if ((pick -= each.Weight) < 0)
                break;
        }

        if (failure.Status.EndsWith(" 64", StringComparison.Ordinal))
        {
            ClientAborts++;
            WriteRequest("GET", failure.Url, failure.User, Address(192, _serial++), s_agents[0], failure.Status);
            return;
        }

        Fail(failure.Status, failure.Url, failure.User, Address(192, _serial++ % 5_000), s_agents[0]);
    }

    private void Fail(string status, string url, string user, string client, string agent)
    {
        Failures[(status, url, user)] = Failures.GetValueOrDefault((status, url, user)) + 1;
        WriteRequest("GET", url, user, client, agent, status);
    }

    private void WriteRequest(string method, string url, string user, string client, string agent, string status)
    {
        Requests++;
        WriteLine(_isOtherHeader
            ? $"{TimeText()} WEB01 {method} {url} {user} {client} {agent} {status} {client}"
            : $"{TimeText()} 192.168.10.20 {method} {url} id={Number(_random.Next(100_000))} 443 {user} {client} {agent} https://shop.contoso.com/default.aspx {status} {Number(_random.Next(2_000))}");
    }

    private void WriteGarbage()
    {
        Garbage++;
        WriteLine(_random.Next(4) switch
        {
            0 => "\u0001\u0002\u0000garbage",
            1 => $"{TimeText()} too short",
            2 => new string('x', 500),
            _ => "2026-99-99 00:00:00 " + string.Join(' ', Enumerable.Repeat("a", (_isOtherHeader ? OtherFields : DefaultFields).Split(' ').Length - 2)),
        });
    }

    private void WriteHeader()
    {
        WriteLine("#Software: Microsoft Internet Information Services 10.0");
        WriteLine("#Version: 1.0");
        WriteLine("#Date: " + TimeText());
        WriteLine("#Fields: " + (_isOtherHeader ? OtherFields : DefaultFields));
    }

    private void WriteLine(string line)
    {
        Lines++;
        _writer.Write(line);
        _writer.Write(_newLine);
    }

    private void Later(int seconds, Action write)
    {
        var due = _time.AddSeconds(seconds).Ticks;
        if (!_later.TryGetValue(due, out var actions))
            _later.Add(due, actions = []);
        actions.Add(write);
    }

    private void RunDue()
    {
        while (_later.Count > 0 && _later.First() is var first && first.Key <= _time.Ticks)
        {
            _later.Remove(first.Key);
            foreach (var action in first.Value)
                action();
        }
    }

    private string TimeText()
    {
        if (_timeOfText != _time)
        {
            _timeOfText = _time;
            _timeText = _time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }

        return _timeText;
    }

    private static string Address(int first, int number) => FormattableString.Invariant($"{first}.{(number >> 16) & 255}.{(number >> 8) & 255}.{number & 255}");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
