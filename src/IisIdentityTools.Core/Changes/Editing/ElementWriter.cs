using System.Text;

namespace IisIdentityTools.Changes.Editing;

/// <summary>Spells new elements in the style of the place where they go.</summary>
internal sealed class ElementWriter(string? lineEnd, string unit, char quote, string slash, Func<string, bool> canEncode)
{
    /// <summary>The element with all that is in it, and before it the line end and indentation.</summary>
    public string Write(EditedElement element, string indent)
    {
        var text = new StringBuilder();
        Append(text, element, indent);
        return text.ToString();
    }

    private void Append(StringBuilder text, EditedElement element, string indent)
    {
        text.Append(lineEnd).Append(indent).Append('<').Append(element.Name);
        foreach (var attribute in element.Attributes)
            if (attribute.Value is not null)
                text.Append(' ').Append(attribute.Key).Append('=').Append(quote).Append(XmlText.Escape(attribute.Value, quote, canEncode)).Append(quote);
        if (element.Added.Count == 0)
        {
            text.Append(slash);
            return;
        }

        text.Append('>');
        var inner = lineEnd is null ? "" : indent + unit;
        foreach (var child in element.Added)
            Append(text, child, inner);
        if (lineEnd is not null)
            text.Append(lineEnd).Append(indent);
        text.Append("</").Append(element.Name).Append('>');
    }
}
