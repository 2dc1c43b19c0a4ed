namespace IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;

/// <summary>
/// Finds a value in the column Detail: "Desired Access: Read Data/List Directory, Synchronize, Disposition: Open, ..., Impersonating: NT AUTHORITY\IUSR".
/// A value goes on over commas until a part that has a name of its own; names of accounts have neither comma nor colon.
/// </summary>
internal static class ProcessMonitorDetail
{
    private const string Between = ", ";

    public static string Value(string detail, string name)
    {
        var start = Start(detail, name + ": ");
        if (start < 0)
            return "";
        for (var comma = detail.IndexOf(Between, start, StringComparison.Ordinal); comma >= 0; comma = detail.IndexOf(Between, comma + Between.Length, StringComparison.Ordinal))
        {
            if (HasName(detail, comma + Between.Length))
                return detail.Substring(start, comma - start).Trim();
        }

        return detail.Substring(start).Trim();
    }

    private static int Start(string detail, string label)
    {
        if (detail.StartsWith(label, StringComparison.Ordinal))
            return label.Length;
        var found = detail.IndexOf(Between + label, StringComparison.Ordinal);
        return found < 0 ? -1 : found + Between.Length + label.Length;
    }

    // A part has a name when its colon comes before the next comma.
    private static bool HasName(string detail, int part)
    {
        var colon = detail.IndexOf(": ", part, StringComparison.Ordinal);
        var comma = detail.IndexOf(Between, part, StringComparison.Ordinal);
        return colon >= 0 && (comma < 0 || colon < comma);
    }
}
