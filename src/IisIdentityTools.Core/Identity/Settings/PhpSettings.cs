using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Identity.Settings;

/// <summary>
/// Whether PHP impersonates the request's user under FastCGI: <c>fastcgi.impersonate</c> of the php.ini that this php-cgi.exe reads
/// (rule B3). PHP's own default is off.
/// </summary>
internal sealed class PhpSettings
{
    private const string Directive = "fastcgi.impersonate";

    private PhpSettings(bool? impersonate, TrailStep step, string? unknown)
    {
        Impersonate = impersonate;
        Step = step;
        Unknown = unknown;
    }

    /// <summary>True or false; null when the php.ini was not captured.</summary>
    public bool? Impersonate { get; }

    /// <summary>The step that says so.</summary>
    public TrailStep Step { get; }

    /// <summary>What was not captured, or null.</summary>
    public string? Unknown { get; }

    /// <summary>True when a script processor is PHP.</summary>
    public static bool IsPhp(string scriptProcessor) => WindowsPath.FileName(Program(scriptProcessor)).StartsWith("php", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the setting of one PHP program.</summary>
    public static PhpSettings Read(string scriptProcessor, EffectiveSection fastCgi, IServerFacts facts)
    {
        var program = Program(scriptProcessor);
        var arguments = Arguments(scriptProcessor);
        var entry = FindEntry(program, arguments, fastCgi);
        if (arguments.IndexOf(Directive + "=", StringComparison.OrdinalIgnoreCase) is var at and >= 0)
            return FromArgument(arguments.Substring(at + Directive.Length + 1), entry);
        var ini = WindowsPath.Normalize(EnvironmentExpansion.Expand(IniPath(program, entry), facts).Text);
        var fact = facts.GetFile(ini);
        return fact.State switch
        {
            FactState.Present => FromFile(fact),
            FactState.Absent => new PhpSettings(false, Steps.Rule(Directive, "", $"there is no '{ini}': PHP's default is no impersonation", "B3"), null),
            _ => new PhpSettings(null, Steps.Rule(Directive, "", $"'{ini}' was not captured: PHP's default, no impersonation, is assumed", "B3"), $"{ini} was not captured: {Directive} in it decides whether PHP runs as the request's user."),
        };
    }

    /// <summary>A directive of the php.ini that this PHP program reads, with file and line; empty when it is not set there, or not captured.</summary>
    public static (string Value, string File, int Line) ReadDirective(string scriptProcessor, EffectiveSection fastCgi, IServerFacts facts, string directive)
    {
        var program = Program(scriptProcessor);
        var fact = facts.GetFile(WindowsPath.Normalize(EnvironmentExpansion.Expand(IniPath(program, FindEntry(program, Arguments(scriptProcessor), fastCgi)), facts).Text));
        if (fact.State != FactState.Present)
            return ("", "", 0);
        var (value, line) = ReadDirective(fact, directive);
        return (value, fact.Path, line);
    }

    /// <summary>One php-cgi.exe may be registered several times: path and arguments together are the key (rule A5).</summary>
    private static EffectiveElement? FindEntry(string program, string arguments, EffectiveSection fastCgi) => fastCgi.Element.Items.FirstOrDefault(item =>
        string.Equals(WindowsPath.Normalize(item.Get("fullPath").Text), program, StringComparison.OrdinalIgnoreCase)
        && string.Equals(item.Get("arguments").Text.Trim(), arguments, StringComparison.OrdinalIgnoreCase));

    private static string Program(string scriptProcessor)
    {
        var bar = scriptProcessor.IndexOf('|');
        return WindowsPath.Normalize((bar < 0 ? scriptProcessor : scriptProcessor.Substring(0, bar)).Trim().Trim('"'));
    }

    /// <summary>What follows the bar in "C:\PHP\php-cgi.exe|-d name=value".</summary>
    private static string Arguments(string scriptProcessor) => scriptProcessor.IndexOf('|') is var bar and >= 0 ? scriptProcessor.Substring(bar + 1).Trim() : "";

    /// <summary>PHPRC of the FastCGI entry, else the folder of the program.</summary>
    private static string IniPath(string program, EffectiveElement? entry)
    {
        var variable = entry?.Child("environmentVariables").Items.FirstOrDefault(item => string.Equals(item.Get("name").Text, "PHPRC", StringComparison.OrdinalIgnoreCase));
        var folder = variable?.Get("value").Text is { Length: > 0 } set ? set : WindowsPath.Parent(program) ?? "";
        return folder.EndsWith(".ini", StringComparison.OrdinalIgnoreCase) ? folder : WindowsPath.Combine(folder, "php.ini");
    }

    private static PhpSettings FromArgument(string rest, EffectiveElement? entry)
    {
        var value = rest.Split(' ', '"')[0];
        var step = entry is null
            ? Steps.Rule(Directive, value, Say(IsOn(value)), "B3")
            : Steps.Of("fastCgi/application/@arguments", entry.Get("arguments"), Say(IsOn(value)), "B3");
        return new PhpSettings(IsOn(value), step, null);
    }

    private static PhpSettings FromFile(FileFact fact)
    {
        var (value, line) = ReadDirective(fact, Directive);
        return line == 0
            ? new PhpSettings(false, new TrailStep(Directive, "", Say(false) + " (PHP default)", "B3", fact.Path), null)
            : new PhpSettings(IsOn(value), new TrailStep(Directive, value, Say(IsOn(value)), "B3", fact.Path, line), null);
    }

    private static (string Value, int Line) ReadDirective(FileFact fact, string directive)
    {
        using var reader = new StreamReader(fact.Open());
        var found = ("", 0);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            var equals = line.IndexOf('=');
            if (equals > 0 && string.Equals(line.Substring(0, equals).Trim(), directive, StringComparison.OrdinalIgnoreCase))
                found = (line.Substring(equals + 1).Split(';')[0].Trim().Trim('"'), number);
        }

        return found;
    }

    private static bool IsOn(string value) => value.Trim().ToUpperInvariant() is "1" or "ON" or "TRUE" or "YES";

    private static string Say(bool impersonates) =>
        impersonates ? "PHP impersonates: the php-cgi process runs as the worker process, its threads as the user of the request" : "PHP does not impersonate: scripts run as the worker process";
}
