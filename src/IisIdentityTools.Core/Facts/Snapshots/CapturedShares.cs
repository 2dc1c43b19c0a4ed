namespace IisIdentityTools.Facts.Snapshots;

/// <summary>The captured shares by their paths.</summary>
internal sealed class CapturedShares
{
    private readonly Dictionary<string, ShareFact> _shares = new(WindowsPath.Comparer);

    public CapturedShares(ServerFactsDocument? document)
    {
        foreach (var share in document?.Shares ?? [])
            _shares[share.Path] = share;
    }

    public ShareFact Find(string server, string share)
    {
        var path = WindowsPath.Normalize($@"\\{server}\{share}");
        return _shares.TryGetValue(path, out var found) ? found : new ShareFact { Path = path, State = FactState.Unknown };
    }
}
