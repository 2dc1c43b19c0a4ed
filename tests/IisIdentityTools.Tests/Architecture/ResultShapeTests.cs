using System.Collections;
using System.Reflection;
using System.Xml.Linq;
using IisIdentityTools.Access;
using IisIdentityTools.Changes;
using IisIdentityTools.Configuration;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Tokens;
using Xunit;

namespace IisIdentityTools.Tests.Architecture;

/// <summary>Results survive PowerShell remoting, jobs and Export-Clixml; their views show them live and received.</summary>
public sealed class ResultShapeTests
{
    private static readonly Type[] s_flat = [typeof(string), typeof(bool), typeof(int), typeof(long), typeof(DateTime)];
    private static readonly XDocument s_types = XDocument.Load(SourceTree.At("module/IisIdentityTools.types.ps1xml"));
    private static readonly XDocument s_views = XDocument.Load(SourceTree.At("module/IisIdentityTools.format.ps1xml"));

    public static TheoryData<Type> Results => [typeof(EffectiveIdentity), typeof(IdentityMatrixRow), typeof(IdentityToken), typeof(FolderAccess), typeof(FolderReach), typeof(IsolationFinding), typeof(ChangePlan), typeof(ChangeRecord), typeof(FailureGroup), typeof(LogEntry)];

    public static TheoryData<Type> Viewed =>
    [
        typeof(EffectiveIdentity), typeof(IdentityMatrixRow), typeof(IdentityToken), typeof(TokenGroup), typeof(TokenPrivilege), typeof(TrailStep), typeof(ConfigurationProblem),
        typeof(FolderAccess), typeof(FolderReach), typeof(IsolationFinding),
        typeof(ChangePlan), typeof(PlannedChange), typeof(PredictedIdentity), typeof(PredictedAccess), typeof(ChangeRecord), typeof(ChangeStep),
        typeof(FailureGroup), typeof(LogEntry),
    ];

    [Theory]
    [MemberData(nameof(Results))]
    public void A_result_is_sealed_immutable_and_flat(Type result)
    {
        Assert.True(result.IsSealed);
        Violations.None(result.GetProperties().Where(IsWritable).Select(property => property.Name));
        Violations.None(result.GetProperties().Where(property => !IsFlat(property.PropertyType) && !IsListOfFlat(property.PropertyType)).Select(property => $"{property.Name}: {property.PropertyType}"));
        Assert.NotEqual(typeof(object), result.GetMethod("ToString", Type.EmptyTypes)!.DeclaringType);
        Assert.NotNull(result.GetProperty("Server"));
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void A_result_with_lists_of_records_says_how_deep_it_is_sent(Type result)
    {
        var records = result.GetProperties().Select(property => property.PropertyType).Where(type => IsListOfFlat(type) && type.GetGenericArguments()[0] != typeof(string)).Select(type => type.GetGenericArguments()[0]).ToList();
        var hasLists = records.Any(record => record.GetProperties().Any(property => IsListOfText(property.PropertyType)));
        Assert.Equal(records.Count == 0 ? null : hasLists ? "3" : "2", Declared(result.FullName!, "SerializationDepth"));
    }

    [Fact]
    public void Every_enumeration_is_sent_as_text()
    {
        var enums = typeof(IServerFacts).Assembly.GetExportedTypes().Where(type => type.IsEnum).Select(type => type.FullName!).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(enums);
        Assert.Equal(enums, s_types.Descendants("Type").Select(type => type.Element("Name")!.Value).Where(name => Declared(name, "SerializationMethod") == "String").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Viewed))]
    public void A_viewed_type_has_a_table_and_then_a_list_live_and_received(Type type)
    {
        var set = s_views.Descendants("SelectionSet").Single(set => set.Descendants("TypeName").Any(name => name.Value == type.FullName));
        Assert.Equal([type.FullName, $"Deserialized.{type.FullName}"], set.Descendants("TypeName").Select(name => name.Value));
        var views = s_views.Descendants("View").Where(view => view.Element("ViewSelectedBy")!.Element("SelectionSetName")?.Value == set.Element("Name")!.Value).ToList();
        Assert.Equal(["TableControl", "ListControl"], views.Select(view => view.Elements().Last().Name.LocalName));
    }

    [Fact]
    public void Every_view_shows_a_type_that_exists()
    {
        var names = s_views.Descendants("TypeName").Concat(s_types.Descendants("Type").Elements("Name")).Select(name => name.Value.Replace("Deserialized.", "", StringComparison.Ordinal)).Distinct();
        Violations.None(names.Where(name => typeof(IServerFacts).Assembly.GetType(name) is null));
    }

    [Fact]
    public void Views_name_properties_that_exist()
    {
        var wrong =
            from view in s_views.Descendants("View")
            let set = s_views.Descendants("SelectionSet").Single(set => set.Element("Name")!.Value == view.Element("ViewSelectedBy")!.Element("SelectionSetName")!.Value)
            let type = typeof(IServerFacts).Assembly.GetType(set.Descendants("TypeName").First().Value)
            from name in view.Descendants("PropertyName")
            where type?.GetProperty(name.Value) is null
            select $"{view.Element("Name")!.Value}: {name.Value}";
        Violations.None(wrong);
    }

    [Fact]
    public void Tables_have_six_columns_at_most_and_leave_room_on_a_console_of_80()
    {
        const int room = 80 - 25;
        foreach (var table in s_views.Descendants("TableControl"))
        {
            var columns = table.Descendants("TableColumnHeader").ToList();
            var name = table.Parent!.Element("Name")!.Value;
            Assert.InRange(columns.Count, 2, 6);
            Assert.True(columns[^1].Element("Width") is null, $"{name}: the last column takes what is left.");
            Assert.True(columns.SkipLast(1).All(column => column.Element("Width") is not null), $"{name}: a column without a width is dropped on narrow consoles.");
            Assert.InRange(columns.SkipLast(1).Sum(column => (int)column.Element("Width")! + 1), 1, room);
            Assert.Equal(columns.Count, table.Descendants("TableColumnItem").Count());
        }
    }

    private static string? Declared(string type, string note) => s_types.Descendants("Type")
        .SingleOrDefault(each => each.Element("Name")!.Value == type)?
        .Descendants("NoteProperty").SingleOrDefault(each => each.Element("Name")!.Value == note)?.Element("Value")!.Value;

    private static bool IsFlat(Type type) => type.IsEnum || s_flat.Contains(type);

    private static bool IsListOfFlat(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && type.GetGenericArguments()[0] is var item
        && (item == typeof(string) || (item.IsSealed && !typeof(IEnumerable).IsAssignableFrom(item) && item.GetProperties().All(property => (IsFlat(property.PropertyType) || IsListOfText(property.PropertyType)) && !IsWritable(property))));

    private static bool IsListOfText(Type type) => type == typeof(IReadOnlyList<string>);

    // An init accessor is no way to change an object that is made.
    private static bool IsWritable(PropertyInfo property) =>
        property.GetSetMethod() is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");
}
