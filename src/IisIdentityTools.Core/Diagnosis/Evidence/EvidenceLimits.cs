namespace IisIdentityTools.Diagnosis.Evidence;

/// <summary>Bounds within which evidence is read, so that no file can take all memory. Real files are far inside them.</summary>
internal static class EvidenceLimits
{
    /// <summary>Characters that are kept of one value.</summary>
    public const int ValueLength = 64 * 1024;

    /// <summary>Characters of one XML tag, comment or CDATA section.</summary>
    public const int MarkupLength = 1024 * 1024;

    /// <summary>Different names of elements and attributes in one file.</summary>
    public const int Names = 10_000;

    /// <summary>Nested elements. Traces and events need 4.</summary>
    public const int Depth = 64;

    /// <summary>Values of one event.</summary>
    public const int EventValues = 256;

    /// <summary>Characters of one CSV record, and its fields.</summary>
    public const int RecordLength = 1024 * 1024;
    public const int RecordFields = 1024;

    /// <summary>Steps that are kept of one trace.</summary>
    public const int TraceSteps = 1000;
}
