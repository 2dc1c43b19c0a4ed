using IisIdentityTools.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Facts;

/// <summary>Rows: captured variables; then SystemDrive, SystemRoot, windir; then those of them that are assumed.</summary>
public sealed class ServerSnapshotEnvironmentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\"SystemDrive\": \"E:\", \"SystemRoot\": \"E:\\\\WINNT\", \"windir\": \"E:\\\\WINNT\"", "E:", @"E:\WINNT", @"E:\WINNT", "")]
    [InlineData("\"WINDIR\": \"E:\\\\WINNT\"", "E:", @"E:\WINNT", @"E:\WINNT", "")]
    [InlineData("\"SystemRoot\": \"E:\\\\WINNT\"", "E:", @"E:\WINNT", @"E:\WINNT", "")]
    [InlineData("\"SystemDrive\": \"E:\"", "E:", @"E:\Windows", @"E:\Windows", "SystemRoot,windir")]
    [InlineData("", "C:", @"C:\Windows", @"C:\Windows", "SystemDrive,SystemRoot,windir")]
    [InlineData("\"windir\": \"\"", "C:", @"C:\Windows", "", "SystemDrive,SystemRoot")]
    public void The_system_variables_follow_from_each_other(string captured, string drive, string root, string windir, string assumed)
    {
        _folder.Write("facts.json", FactsText.Version1($"\"environment\": {{ {captured} }}"));
        using var snapshot = ServerSnapshot.Open(_folder.Root);
        Check(snapshot, drive, root, windir, assumed);
    }

    [Theory]
    [InlineData("windir", @"E:\WINNT", @"E:\WINNT\System32\inetsrv\config")]
    [InlineData("TEMP", @"E:\temp", @"C:\Windows\System32\inetsrv\config")]
    public void The_configuration_folder_is_below_windir(string name, string value, string expected)
    {
        _folder.Write("facts.json", FactsText.Version1($"\"environment\": {{ \"{name}\": \"{value.Replace(@"\", @"\\", StringComparison.Ordinal)}\" }}"));
        using var snapshot = ServerSnapshot.Open(_folder.Root);
        Assert.Equal(expected, snapshot.ConfigurationFolder);
        Assert.Equal(value, snapshot.GetEnvironmentVariable(name.ToLowerInvariant()));
        Assert.Null(snapshot.GetEnvironmentVariable("PATH"));
    }

    [Fact]
    public void The_captured_applicationHost_config_tells_where_Windows_is()
    {
        _folder.Write("drives/E/WINNT/System32/inetsrv/config/applicationHost.config");
        using var snapshot = ServerSnapshot.Open(_folder.Root);
        Check(snapshot, "E:", @"E:\WINNT", @"E:\WINNT", "");
        Assert.Equal(@"E:\WINNT\System32\inetsrv\config", snapshot.ConfigurationFolder);
    }

    [Fact]
    public void Two_of_them_tell_nothing()
    {
        _folder.Write("drives/E/WINNT/System32/inetsrv/config/applicationHost.config");
        _folder.Write("drives/D/backup/System32/inetsrv/config/applicationHost.config");
        using var snapshot = ServerSnapshot.Open(_folder.Root);
        Check(snapshot, "C:", @"C:\Windows", @"C:\Windows", "SystemDrive,SystemRoot,windir");
    }

    [Fact]
    public void For_a_bare_file_the_stock_values_are_assumed()
    {
        using var snapshot = ServerSnapshot.Open(_folder.Write("applicationHost.config"));
        Check(snapshot, "C:", @"C:\Windows", @"C:\Windows", "SystemDrive,SystemRoot,windir");
        Assert.Equal(@"C:\inetpub\%X%", EnvironmentExpansion.Expand(@"%SystemDrive%\inetpub\%X%", snapshot).Text);
        Assert.Null(snapshot.GetEnvironmentVariable("X"));
        Assert.False(snapshot.IsAssumedEnvironmentVariable("X"));
    }

    private static void Check(ServerSnapshot snapshot, string drive, string root, string windir, string assumed)
    {
        string[] names = ["SystemDrive", "SystemRoot", "windir"];
        Assert.Equal([drive, root, windir], names.Select(snapshot.GetEnvironmentVariable));
        Assert.Equal(assumed, string.Join(",", names.Where(snapshot.IsAssumedEnvironmentVariable)));
    }
}
