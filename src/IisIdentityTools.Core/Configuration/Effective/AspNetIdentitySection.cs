using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>
/// The one section whose merge differs: an <c>identity</c> that says impersonate itself drops the account that a level above set,
/// so a child that writes only impersonate="true" gets the client's identity. Source: referencesource System.Web IdentitySection (rule B5).
/// </summary>
internal static class AspNetIdentitySection
{
    /// <summary>The inherited element as the contribution starts from it.</summary>
    public static EffectiveElement ResetByImpersonate(EffectiveElement inherited, ConfigurationElement written)
    {
        if (written.Find("impersonate") is null || (inherited.Values.Length == 0 && !inherited.IsEncrypted))
            return inherited;
        var kept = inherited.Values.Where(value => value.Name is not ("userName" or "password")).ToArray();
        return new EffectiveElement(inherited.Schema, inherited.Name, kept, inherited.Children, null, inherited.Locks, inherited.Source);
    }
}
