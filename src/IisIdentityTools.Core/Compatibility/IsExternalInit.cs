#if NETSTANDARD2_0
namespace System.Runtime.CompilerServices;

/// <summary>Lets the compiler emit <c>init</c> accessors and records for the .NET Framework, which does not have this marker.</summary>
internal static class IsExternalInit;
#endif
