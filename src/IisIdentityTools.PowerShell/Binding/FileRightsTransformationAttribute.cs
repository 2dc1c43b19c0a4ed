using System.Collections;
using System.Globalization;
using System.Management.Automation;
using IisIdentityTools.Access;
using IisIdentityTools.Security;

namespace IisIdentityTools.PowerShell.Binding;

/// <summary>Takes rights as administrators write them: names, letters of icacls, a hexadecimal mask, and lists of these.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FileRightsTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is FileRights or null)
            return value!;
        var text = value is IEnumerable list and not string ? string.Join(",", list.Cast<object>().Select(Word)) : Word(value);
        if (RightsText.TryParse(text, out var rights))
            return rights;
        var message = RightsText.Explain(text);
        throw new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }

    /// <summary>PowerShell has turned a mask into a number before it gets here, one with the highest bit into a negative one.</summary>
    private static string Word(object item) => (item is PSObject wrapped ? wrapped.BaseObject : item) switch
    {
        FileRights rights => "0x" + ((uint)rights).ToString("x", CultureInfo.InvariantCulture),
        IFormattable number and (int or long or uint or short or ushort or byte or ulong) => "0x" + number.ToString("x", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };
}
