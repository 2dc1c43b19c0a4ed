namespace IisIdentityTools.Configuration.Schema;

/// <summary>The IIS versions whose schema differs. The number is major * 10 + minor, so that they compare.</summary>
internal enum IisSchemaVersion
{
    /// <summary>Windows Server 2008, Vista.</summary>
    Iis70 = 70,

    /// <summary>Windows Server 2008 R2, Windows 7.</summary>
    Iis75 = 75,

    /// <summary>Windows Server 2012, Windows 8.</summary>
    Iis80 = 80,

    /// <summary>Windows Server 2012 R2, Windows 8.1.</summary>
    Iis85 = 85,

    /// <summary>Windows Server 2016 and later, Windows 10 and 11.</summary>
    Iis100 = 100,
}
