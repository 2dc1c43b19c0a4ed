namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>Cuts files into pieces that several processors read.</summary>
internal static class SegmentPlan
{
    private const long Smallest = 32L * 1024 * 1024;
    private const long Largest = 256L * 1024 * 1024;
    private const int PiecesPerProcessor = 2;

    /// <summary>The pieces in the order of the logs. A packed file is one piece.</summary>
    public static IEnumerable<LogSegment> Cut(IReadOnlyList<LogFile> files, long size, int processors)
    {
        for (var i = 0; i < files.Count; i++)
        {
            var file = files[i];
            var next = NextOf(files, i);
            var piece = file.IsCompressed ? Math.Max(1, file.Length) : size > 0 ? size : Math.Min(Largest, Math.Max(Smallest, file.Length / (PiecesPerProcessor * processors)));
            long start = 0;
            do
            {
                var end = Math.Min(file.Length, start + piece);
                yield return new(file, start, end, next);
                start = end;
            }
            while (start < file.Length);
        }
    }

    /// <summary>The file that was written after one.</summary>
    public static LogFile? NextOf(IReadOnlyList<LogFile> files, int index) =>
        index + 1 < files.Count && files[index + 1].Set == files[index].Set ? files[index + 1] : null;
}
