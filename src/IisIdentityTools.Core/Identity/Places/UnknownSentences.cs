namespace IisIdentityTools.Identity.Places;

/// <summary>Says in words which facts an answer lacks.</summary>
internal static class UnknownSentences
{
    private const string Domain = "Whether the server is in a domain was not captured: another machine sees its computer account, or an anonymous logon when it is not.";

    /// <summary>One sentence for each missing fact.</summary>
    public static IReadOnlyList<string> Of(PlaceContext place, Verdict verdict)
    {
        var missing = MissingFactsFinder.Of(place, verdict);
        if (missing == MissingFacts.None)
            return [];
        var sentences = new List<string>();
        if ((missing & MissingFacts.SiteFiles) != 0)
            sentences.AddRange(place.Level.UnreadFiles.Select(file => file.Says));
        if ((missing & MissingFacts.FrameworkFiles) != 0)
            sentences.AddRange(place.Server.FrameworkFiles.Select(file => file.Says));
        if ((missing & MissingFacts.Domain) != 0)
            sentences.Add(Domain);
        if ((missing & MissingFacts.PhpSettings) != 0)
            sentences.Add(verdict.Request.Php!.Unknown!);
        if ((missing & MissingFacts.EncryptedIdentity) != 0)
            sentences.Add($"{verdict.Request.Settings.AspNet.Identity.Element.Source} holds system.web/identity encrypted as a whole: it decides who ASP.NET code runs as, and only the server can decrypt it.");
        return sentences.AsReadOnly();
    }
}
