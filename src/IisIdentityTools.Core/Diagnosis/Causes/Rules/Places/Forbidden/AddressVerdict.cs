using IisIdentityTools.Configuration.Effective;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Forbidden;

/// <summary>What ipSecurity says of one client: the first entry that fits decides, then allowUnlisted (ipSecurity reference: evaluated from the top).</summary>
/// <param name="IsDenied">Null when an entry by name comes before a decision, or the client is no address.</param>
/// <param name="Entry">The entry that decides; null when none fits.</param>
internal sealed record AddressVerdict(bool? IsDenied, EffectiveElement? Entry)
{
    /// <summary>Evaluates the section.</summary>
    public static AddressVerdict Of(EffectiveSection section, string client)
    {
        foreach (var entry in section.Element.Items)
        {
            var address = entry.Get("ipAddress").Text;
            if (address.Length == 0)
            {
                if (entry.Get("domainName").Text.Length > 0)
                    return new(null, entry);
                continue;
            }

            if (AddressRange.Parse(address, entry.Get("subnetMask").Text) is not { } range)
                continue;
            if (range.Has(client) is not { } fits)
                return new(null, null);
            if (fits)
                return new(!entry.Get("allowed").IsTrue, entry);
        }

        return new(!section.Get("allowUnlisted").IsTrue, null);
    }
}
