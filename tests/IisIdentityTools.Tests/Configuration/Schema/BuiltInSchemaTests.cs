using IisIdentityTools.Configuration.Schema;
using Xunit;

namespace IisIdentityTools.Tests.Configuration.Schema;

/// <summary>The built-in catalogue against documented values: learn.microsoft.com/iis/configuration, and the .NET reference.</summary>
public class BuiltInSchemaTests
{
    // Path: section, then child elements after a blank; "[]" is the item of a collection.
    [Theory]
    [InlineData("10.0", "system.webServer/security/authentication/anonymousAuthentication", "enabled", "true")]
    [InlineData("10.0", "system.webServer/security/authentication/anonymousAuthentication", "userName", "IUSR")]
    [InlineData("10.0", "system.webServer/security/authentication/anonymousAuthentication", "logonMethod", "ClearText")]
    [InlineData("10.0", "system.webServer/security/authentication/basicAuthentication", "enabled", "false")]
    [InlineData("10.0", "system.webServer/security/authentication/windowsAuthentication", "useKernelMode", "true")]
    [InlineData("10.0", "system.webServer/security/authentication/windowsAuthentication", "useAppPoolCredentials", "false")]
    [InlineData("10.0", "system.webServer/security/authentication/windowsAuthentication extendedProtection", "tokenChecking", "None")]
    [InlineData("7.0", "system.applicationHost/applicationPools [] processModel", "identityType", "NetworkService")]
    [InlineData("7.5", "system.applicationHost/applicationPools [] processModel", "identityType", "ApplicationPoolIdentity")]
    [InlineData("10.0", "system.applicationHost/applicationPools [] processModel", "identityType", "ApplicationPoolIdentity")]
    [InlineData("10.0", "system.applicationHost/applicationPools applicationPoolDefaults processModel", "identityType", "ApplicationPoolIdentity")]
    [InlineData("10.0", "system.applicationHost/applicationPools [] processModel", "loadUserProfile", "false")]
    [InlineData("10.0", "system.applicationHost/applicationPools [] processModel", "logonType", "LogonBatch")]
    [InlineData("7.0", "system.applicationHost/applicationPools []", "managedRuntimeVersion", "v2.0")]
    [InlineData("7.5", "system.applicationHost/applicationPools []", "managedRuntimeVersion", "v2.0")]
    [InlineData("8.0", "system.applicationHost/applicationPools []", "managedRuntimeVersion", "")]
    [InlineData("10.0", "system.applicationHost/applicationPools []", "managedRuntimeVersion", "")]
    [InlineData("10.0", "system.applicationHost/applicationPools []", "managedPipelineMode", "Integrated")]
    [InlineData("10.0", "system.applicationHost/applicationPools []", "passAnonymousToken", "true")]
    [InlineData("10.0", "system.applicationHost/sites [] []", "enabledProtocols", "http")]
    [InlineData("10.0", "system.applicationHost/sites [] []", "applicationPool", null)]
    [InlineData("10.0", "system.applicationHost/sites [] [] []", "logonMethod", "ClearText")]
    [InlineData("10.0", "system.applicationHost/sites [] [] []", "allowSubDirConfig", "true")]
    [InlineData("10.0", "system.applicationHost/sites virtualDirectoryDefaults", "logonMethod", "ClearText")]
    [InlineData("7.5", "system.webServer/serverRuntime", "authenticatedUserOverride", "UseAuthenticatedUser")]
    [InlineData("10.0", "system.webServer/serverRuntime", "authenticatedUserOverride", "UseAuthenticatedUser")]
    [InlineData("10.0", "system.webServer/handlers", "accessPolicy", "Read")]
    [InlineData("10.0", "system.webServer/handlers []", "requireAccess", "Script")]
    [InlineData("10.0", "system.webServer/handlers []", "resourceType", "Unspecified")]
    [InlineData("10.0", "system.webServer/handlers []", "modules", "ManagedPipelineHandler")]
    [InlineData("10.0", "system.webServer/cgi", "createProcessAsUser", "true")]
    [InlineData("10.0", "system.webServer/directoryBrowse", "enabled", "false")]
    [InlineData("10.0", "system.webServer/security/requestFiltering requestLimits", "maxAllowedContentLength", "30000000")]
    [InlineData("10.0", "system.webServer/security/ipSecurity", "allowUnlisted", "true")]
    [InlineData("10.0", "system.webServer/validation", "validateIntegratedModeConfiguration", "true")]
    [InlineData("10.0", "system.webServer/aspNetCore", "hostingModel", null)]
    [InlineData("10.0", "system.webServer/aspNetCore", "forwardWindowsAuthToken", "true")]
    [InlineData("10.0", "system.webServer/aspNetCore", "stdoutLogFile", @".\aspnetcore-stdout")]
    [InlineData("10.0", "system.webServer/httpPlatform", "forwardWindowsAuthToken", "false")]
    [InlineData("10.0", "system.web/identity", "impersonate", "false")]
    [InlineData("7.0", "system.web/authentication", "mode", "Windows")]
    [InlineData("10.0", "system.web/authentication", "mode", "Windows")]
    [InlineData("10.0", "system.web/trust", "level", "Full")]
    [InlineData("10.0", "system.serviceModel/serviceHostingEnvironment", "aspNetCompatibilityEnabled", "false")]
    [InlineData("10.0", "configurationRedirection", "enabled", "false")]
    public void Has_the_documented_default(string version, string path, string attribute, string? expected)
    {
        var found = Element(version, path).FindAttribute(attribute);

        Assert.NotNull(found);
        Assert.Equal(expected, found.Default, ignoreCase: found.Type == AttributeType.Bool);
    }

    [Theory]
    [InlineData("7.0", "system.webServer/serverRuntime", "authenticatedUserOverride")]
    [InlineData("7.0", "system.applicationHost/applicationPools [] processModel", "logonType")]
    [InlineData("7.5", "system.applicationHost/sites [] []", "preloadEnabled")]
    [InlineData("8.0", "system.applicationHost/applicationPools [] processModel", "idleTimeoutAction")]
    public void Lacks_what_came_later(string version, string path, string attribute) =>
        Assert.Null(Element(version, path).FindAttribute(attribute));

    [Theory]
    [InlineData("7.5", "system.webServer/webSocket", false)]
    [InlineData("8.0", "system.webServer/webSocket", true)]
    [InlineData("7.5", "system.webServer/security/dynamicIpSecurity", false)]
    [InlineData("8.0", "system.webServer/security/dynamicIpSecurity", true)]
    public void Section_begins_with_its_version(string version, string path, bool expected) =>
        Assert.Equal(expected, BuiltInSchema.ForVersion(Version.Parse(version)).Find(path) is not null);

    [Fact]
    public void Handlers_put_the_deepest_first_and_their_names_are_case_sensitive()
    {
        var handlers = Element("10.0", "system.webServer/handlers").Collection!;

        Assert.False(handlers.MergeAppend);
        Assert.Equal(["name"], handlers.KeyAttributes.Select(a => a.Name));
        Assert.True(handlers.Item.FindAttribute("name")!.CaseSensitive);
        Assert.False(handlers.Item.FindAttribute("path")!.CaseSensitive);
        Assert.Equal(("remove", "clear"), (handlers.RemoveName, handlers.ClearName));
    }

    [Fact]
    public void Authorization_of_asp_net_has_two_directives_that_add()
    {
        var rules = Element("10.0", "system.web/authorization").Collection!;

        Assert.Equal(["allow", "deny"], rules.AddNames);
        Assert.False(rules.MergeAppend);
        Assert.True(rules.AllowDuplicates);
        Assert.Empty(rules.KeyAttributes);
    }

    [Fact]
    public void Sites_hold_three_collections_one_in_the_other_and_three_elements_of_defaults()
    {
        var sites = Element("10.0", "system.applicationHost/sites");

        Assert.Equal(["site"], sites.Collection!.AddNames);
        Assert.Equal("siteDefaults", sites.Collection.DefaultElementName);
        Assert.Equal("applicationDefaults", sites.Collection.Item.Collection!.DefaultElementName);
        Assert.Equal("virtualDirectoryDefaults", sites.Collection.Item.Collection.Item.Collection!.DefaultElementName);
        Assert.Equal(
            ["siteDefaults", "applicationDefaults", "virtualDirectoryDefaults"],
            sites.Elements.Where(e => e.IsCollectionDefault).Select(e => e.Name));
        Assert.Equal(["protocol", "bindingInformation"], sites.Collection.Item.FindElement("bindings")!.Collection!.KeyAttributes.Select(a => a.Name));
    }

    [Fact]
    public void Stored_passwords_are_marked_encrypted()
    {
        Assert.True(Element("10.0", "system.applicationHost/applicationPools [] processModel").FindAttribute("password")!.Encrypted);
        Assert.True(Element("10.0", "system.applicationHost/sites [] [] []").FindAttribute("password")!.Encrypted);
        Assert.True(Element("10.0", "system.webServer/security/authentication/anonymousAuthentication").FindAttribute("password")!.Encrypted);
    }

    [Fact]
    public void Enumeration_carries_its_numbers()
    {
        var identityType = Element("10.0", "system.applicationHost/applicationPools [] processModel").FindAttribute("identityType")!;

        Assert.Equal(AttributeType.Enum, identityType.Type);
        Assert.Equal(
            [("LocalSystem", 0L), ("LocalService", 1L), ("NetworkService", 2L), ("SpecificUser", 3L), ("ApplicationPoolIdentity", 4L)],
            identityType.Values.Select(v => (v.Name, v.Value)));
    }

    [Fact]
    public void Run_time_state_is_marked()
    {
        Assert.True(Element("10.0", "system.applicationHost/sites []").FindAttribute("state")!.IsRuntime);
        Assert.True(Element("10.0", "system.applicationHost/applicationPools workerProcesses").IsRuntime);
        Assert.False(Element("10.0", "system.applicationHost/sites []").FindAttribute("name")!.IsRuntime);
    }

    [Fact]
    public void Ftp_is_part_of_a_site() =>
        Assert.Equal("false", Element("10.0", "system.applicationHost/sites [] ftpServer security authentication anonymousAuthentication").FindAttribute("enabled")!.Default);

    [Fact]
    public void Service_hosting_takes_unknown_attributes()
    {
        var hosting = Element("10.0", "system.serviceModel/serviceHostingEnvironment");

        Assert.True(hosting.AllowUnrecognizedAttributes);
        Assert.Equal(["relativeAddress"], hosting.FindElement("serviceActivations")!.Collection!.KeyAttributes.Select(a => a.Name));
    }

    [Theory]
    [InlineData(null, "10.0")]
    [InlineData("5.1", "7.0")]
    [InlineData("6.0", "7.0")]
    [InlineData("7.0", "7.0")]
    [InlineData("7.5", "7.5")]
    [InlineData("7.5.7600.16385", "7.5")]
    [InlineData("8.0", "8.0")]
    [InlineData("8.5", "8.5")]
    [InlineData("10.0", "10.0")]
    [InlineData("10.0.20348.1", "10.0")]
    [InlineData("12.3", "10.0")]
    public void Version_selects_the_newest_schema_that_is_not_newer(string? version, string expected)
    {
        var catalog = BuiltInSchema.ForVersion(version is null ? null : Version.Parse(version));

        Assert.Equal($"IIS {expected} schema (built in)", catalog.Source);
        Assert.False(catalog.IsComplete);
        Assert.Same(catalog, BuiltInSchema.ForVersion(Version.Parse(expected)));
    }

    [Fact]
    public void Every_version_reads()
    {
        foreach (var version in IisSchemaVersionMap.All)
            Assert.True(BuiltInSchema.Read(version).Sections.Count > 100);
    }

    private static ElementSchema Element(string version, string path)
    {
        var steps = path.Split(' ');
        var element = BuiltInSchema.ForVersion(Version.Parse(version)).Find(steps[0])?.Element;
        foreach (var step in steps.Skip(1))
            element = step == "[]" ? element?.Collection?.Item : element?.FindElement(step);
        return element ?? throw new InvalidOperationException($"{path} is not in the schema of {version}.");
    }
}
