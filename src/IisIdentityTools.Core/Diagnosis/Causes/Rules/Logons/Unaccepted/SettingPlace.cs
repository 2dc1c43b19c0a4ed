using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

/// <summary>At which place a setting is changed so that the fewest requests notice, and how far a computed value can be trusted.</summary>
internal static class SettingPlace
{
    /// <summary>The location tag of applicationHost.config that set the value for this site, else the application: "Shop/checkout".</summary>
    public static string Of(CasePlace place, EffectiveValue value) =>
        value.Source is { Location.Length: > 0 } source && WindowsPath.FileName(source.File).StartsWith("applicationHost", StringComparison.OrdinalIgnoreCase)
            && (source.Location + "/").StartsWith(place.Site.Name + "/", StringComparison.OrdinalIgnoreCase)
            ? source.Location
            : Of(place);

    /// <summary>The application: "Shop/checkout".</summary>
    public static string Of(CasePlace place) => place.Site.Name + (place.Application.Path == "/" ? "" : place.Application.Path);

    /// <summary>Proved, unless a configuration file that was not captured may say otherwise.</summary>
    public static CauseVerdict Shown(CasePlace place, params EffectiveSection[] sections) =>
        place.Level.LacksFiles && Array.Exists(sections, section => !section.IsLockedBelow) ? CauseVerdict.Consistent : CauseVerdict.Proved;

    /// <summary>What is missing when a file was not captured.</summary>
    public static IReadOnlyList<string> Missing(CasePlace place) => place.Level.UnreadFiles.Select(file => $"The file '{file.Path}', which was not captured.").ToArray();
}
