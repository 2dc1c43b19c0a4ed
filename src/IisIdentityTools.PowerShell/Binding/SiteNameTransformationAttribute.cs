using System.Collections;
using System.Management.Automation;

namespace IisIdentityTools.PowerShell.Binding;

/// <summary>
/// Takes the site's name out of what is handed to -Site: text, one of our answers, or an object of the IIS modules, live or
/// received from another session.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SiteNameTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is IEnumerable list and not (string or PSCustomObject or IDictionary) && Name(inputData) is null
            ? list.Cast<object>().Select(Required).ToArray()
            : new[] { Required(inputData) };
    }

    private static string Required(object item)
    {
        if (Name(item) is { } name)
            return name;
        var message = $"'{item}' names no site: it is neither text nor an object with a Site, Name or ItemXPath property.";
        // This inner exception tells the pipeline binder to try the object's properties instead of giving up.
        throw new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }

    private static string? Name(object item)
    {
        if (item is null)
            return null;
        if ((item is PSObject wrapped ? wrapped.BaseObject : item) is string text)
            return text;
        var properties = PSObject.AsPSObject(item).Properties;
        return Text(properties["Site"]) ?? IisItemPath.Parse(Text(properties["ItemXPath"])).Site ?? Text(properties["Name"]);
    }

    private static string? Text(PSPropertyInfo? property) =>
        property is not null && property.Value is { } value && (value is PSObject wrapped ? wrapped.BaseObject : value) is string text ? text : null;
}
