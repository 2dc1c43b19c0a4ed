using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;

namespace IisIdentityTools.Identity.Settings;

/// <summary>
/// What ConfigurationValidationModule refuses in an integrated pool (rules A8, B5): httpModules (500.22), httpHandlers (500.23) and
/// impersonation (500.24), unless validateIntegratedModeConfiguration is off.
/// Source: learn.microsoft.com, "ASP.NET 2.0 Breaking Changes on IIS".
/// </summary>
internal static class IntegratedModeValidation
{
    /// <summary>The problems of a level, if its pool is an integrated one.</summary>
    public static IReadOnlyList<ConfigurationProblem> Check(ConfigurationLevel level, AspNetSettings aspNet)
    {
        var validation = level.GetSection("system.webServer/validation").Get("validateIntegratedModeConfiguration");
        var modules = level.GetSection("system.webServer/modules").Element.Items;
        var isInstalled = modules.Count == 0 || modules.Any(module => module.Get("name").Text == "ConfigurationValidationModule");
        if (validation.Is("false") || !isInstalled)
            return [];
        var problems = new List<ConfigurationProblem>();
        // The stock root web.config fills both lists; only what a site adds is refused.
        Refuse(problems, level, "system.web/httpModules", "500.22", "An ASP.NET setting has been detected that does not apply in Integrated managed pipeline mode: <httpModules>.", "Move the modules to system.webServer/modules");
        Refuse(problems, level, "system.web/httpHandlers", "500.23", "An ASP.NET setting has been detected that does not apply in Integrated managed pipeline mode: <httpHandlers>.", "Move the handlers to system.webServer/handlers");
        if (aspNet.Impersonate.IsTrue)
            problems.Add(Problem("500.24", "system.web/identity", aspNet.Impersonate.Source, "An ASP.NET setting has been detected that does not apply in Integrated managed pipeline mode: <identity impersonate=\"true\">.", "Turn impersonation off, or use a Classic pool"));
        else if (aspNet.Identity.Element.IsEncrypted)
            problems.Add(Problem("500.19", "system.web/identity", aspNet.Identity.Element.Source, "The section system.web/identity is encrypted as a whole: IIS cannot read it to validate the integrated pipeline.", "Store the account under registry: instead"));
        return problems;
    }

    private static void Refuse(List<ConfigurationProblem> problems, ConfigurationLevel level, string section, string status, string message, string fix)
    {
        var items = level.GetSection(section).Element.Items;
        var inherited = level.ServerLevel.GetSection(section).Element.Items;
        var added = items.FirstOrDefault(item => !inherited.Contains(item));
        if (added is not null)
            problems.Add(Problem(status, section, added.Source, message, fix));
    }

    private static ConfigurationProblem Problem(string status, string section, SourcePosition? source, string message, string fix) => new()
    {
        Status = status,
        HResult = status == "500.19" ? ConfigurationHResult.Invalid : "",
        Fault = status == "500.19" ? ConfigurationFault.EncryptedSection : ConfigurationFault.Other,
        Message = message,
        Fix = fix + ", or set validation/@validateIntegratedModeConfiguration to false if the consequences are understood.",
        File = source?.File ?? "",
        Line = source?.Line ?? 0,
        Column = source?.Column ?? 0,
        Location = source?.Location ?? "",
        Section = section,
    };
}
