using System.Globalization;

namespace IisIdentityTools.Cli.Text;

/// <summary>Numbers of things in words.</summary>
internal static class Count
{
    /// <summary>"1 site", "2 sites".</summary>
    public static string Of(long number, string thing, string? things = null) =>
        number.ToString(CultureInfo.InvariantCulture) + " " + (number == 1 ? thing : things ?? thing + "s");
}
