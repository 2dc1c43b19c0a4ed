using System.Xml;

namespace IisIdentityTools.Changes.Editing;

/// <summary>Checks what goes into a file by name or value before anything is edited.</summary>
internal static class EditNames
{
    /// <summary>Gives the name back when XML can have it.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static string Check(string name, string argument)
    {
        try
        {
            return XmlConvert.VerifyNCName(name);
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            throw new ArgumentException($"'{name}' is no name of an element or attribute.", argument, e);
        }
    }

    /// <summary>Gives the value back when XML can hold its characters.</summary>
    /// <exception cref="ArgumentException">It cannot. The value is not quoted: it may be a secret.</exception>
    public static string CheckValue(string value, string argument)
    {
        try
        {
            return XmlConvert.VerifyXmlChars(value);
        }
        catch (XmlException e)
        {
            throw new ArgumentException($"The value has a character that XML cannot hold, at position {e.LinePosition}.", argument);
        }
    }
}
