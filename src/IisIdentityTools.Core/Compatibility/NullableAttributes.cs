#if NETSTANDARD2_0
namespace System.Diagnostics.CodeAnalysis;

/// <summary>Stands in for the attribute of the same name, which the .NET Framework lacks.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
{
    public bool ReturnValue { get; } = returnValue;
}
#endif
