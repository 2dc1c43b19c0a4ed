namespace IisIdentityTools.Configuration.Schema;

/// <summary>
/// The section declarations of a stock server, for sources that hold no <c>configSections</c> of their own. Source: applicationHost.config
/// of IIS 10 with all role services, without ASP.NET and without added modules (aspnet/IISIntegration IIS.config; applicationInitialization
/// as in that of Windows Server 2012 R2), and machine.config of .NET Framework 4.
/// </summary>
public static class StockSections
{
    private const string Resource = "stock-sections.schema";

    private static readonly Lazy<IReadOnlyList<StockSection>> s_applicationHost = new(() => Read("applicationHost.config"));
    private static readonly Lazy<IReadOnlyList<StockSection>> s_machine = new(() => Read("machine.config"));

    /// <summary>The sections that applicationHost.config declares.</summary>
    public static IReadOnlyList<StockSection> ApplicationHost => s_applicationHost.Value;

    /// <summary>
    /// The sections that machine.config declares. Its "MachineToWebRoot" is given as IIS spells it, "MachineToRootWeb".
    /// </summary>
    public static IReadOnlyList<StockSection> Machine => s_machine.Value;

    private static IReadOnlyList<StockSection> Read(string file)
    {
        using var text = BuiltInSchema.OpenResource(Resource);
        return StockSectionsReader.Read(text, Resource, file);
    }
}
