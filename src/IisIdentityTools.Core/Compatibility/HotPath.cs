using System.Runtime.CompilerServices;

namespace IisIdentityTools.Compatibility;

/// <summary>Marks what runs for every line of a log.</summary>
internal static class HotPath
{
    /// <summary>
    /// Compile with all optimizations at once: a log is read in a second, before the runtime would find out by counting calls. The .NET
    /// Framework ignores the value, whose name it lacks.
    /// </summary>
    public const MethodImplOptions Optimize = (MethodImplOptions)512;
}
