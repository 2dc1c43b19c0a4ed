using System.Globalization;

namespace IisIdentityTools.Tests.Diagnosis;

/// <summary>Runs a test as on a computer of another language.</summary>
internal static class InCulture
{
    public static void Of(string culture, Action test)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            test();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}
