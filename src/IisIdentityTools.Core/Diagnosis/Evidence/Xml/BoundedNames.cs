using System.Xml;

namespace IisIdentityTools.Diagnosis.Evidence.Xml;

/// <summary>The framework's reader keeps every name that it meets; a file with a new name in each tag ends here.</summary>
internal sealed class BoundedNames : NameTable
{
    private int _count;

    public override string Add(char[] key, int start, int len)
    {
        if (Get(key, start, len) is { } known)
            return known;
        if (++_count > EvidenceLimits.Names)
            throw new XmlException($"More than {EvidenceLimits.Names} different names.");
        return base.Add(key, start, len);
    }
}
