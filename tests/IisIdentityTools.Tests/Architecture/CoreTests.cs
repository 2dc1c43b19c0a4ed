using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using IisIdentityTools.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Architecture;

/// <summary>Core answers from facts alone: the arrows and the bans of docs/architecture.md.</summary>
public sealed class CoreTests
{
    private const string Root = "IisIdentityTools";
    private static readonly Assembly s_core = typeof(IServerFacts).Assembly;

    // What each room may know. A room that is not listed here fails the test: give it its place first.
    private static readonly Dictionary<string, string[]> s_arrows = new(StringComparer.Ordinal)
    {
        ["Compatibility"] = [],
        ["Facts"] = [],
        ["Configuration"] = ["Facts"],
        ["Security"] = ["Facts"],
        ["Identity"] = ["Facts", "Configuration", "Security"],
        ["Access"] = ["Facts", "Configuration", "Security", "Identity"],
        ["Diagnosis"] = ["Facts", "Configuration", "Security", "Identity", "Access"],
        ["Changes"] = ["Facts", "Configuration", "Security", "Identity", "Access"],
        ["Audit"] = ["Facts", "Configuration", "Security", "Identity", "Access"],
        ["Reporting"] = ["Facts", "Configuration", "Security", "Identity", "Access", "Diagnosis", "Changes", "Audit"],
    };

    private static readonly Type[] s_machine = [typeof(Console), typeof(Process), typeof(Stopwatch), typeof(TimeProvider), typeof(File), typeof(Directory), typeof(FileInfo), typeof(DirectoryInfo), typeof(FileStream), typeof(Environment)];

    // A snapshot is the one fact source that Core has itself, and it is made of files. Logs are gigabytes and no fact about a server: they
    // are read where they lie.
    private static readonly string[] s_readsFiles = ["IisIdentityTools.Facts", "IisIdentityTools.Facts.Snapshots", "IisIdentityTools.Diagnosis.Logs.Files", "IisIdentityTools.Diagnosis.Evidence.Files"];

    // Changes write to a snapshot and keep their records in files, all of it in one place; what Unix has and the .NET Framework has not
    // (modes of files) stands beside the other such things.
    private static readonly string[] s_writesFiles = ["IisIdentityTools.Changes.Storage", "IisIdentityTools.Compatibility.UnixModes"];

    private static readonly string[] s_writing = ["Append", "Copy", "Create", "Delete", "Encrypt", "Move", "Replace", "Set", "Write"];

    // The schema that Core carries in itself, read once: the same for every server and every question.
    private static readonly string[] s_caches = ["IisIdentityTools.Configuration.Schema.BuiltInSchema.s_catalogs"];

    // .NET reads neither extended attributes, where ntfs-3g keeps permissions, nor a folder without a stat call for each link in it,
    // and it cannot flush a folder, without which a power cut may undo the rename that ends a change.
    private static readonly string[] s_nativeCalls =
        [.. new[] { "closedir", "dirfd", "fsync", "lgetxattr", "opendir", "readdir" }.Select(call => "IisIdentityTools.Facts.Volumes.LinuxFiles." + call)];

    private static readonly string[] s_clock = ["DateTime.get_Now", "DateTime.get_UtcNow", "DateTime.get_Today", "DateTimeOffset.get_Now", "DateTimeOffset.get_UtcNow"];

    [Fact]
    public void Rooms_know_only_what_lies_below_them()
    {
        var wrong = OwnTypes()
            .SelectMany(type => CodeReferences.Of(type).SelectMany(CodeReferences.Types)
                .Where(used => used.Assembly == s_core && !MayKnow(Room(type), Room(used)))
                .Select(used => $"{type.FullName} ({Room(type)}) knows {used.FullName} ({Room(used)})"))
            .Distinct();
        Violations.None(wrong);
    }

    [Fact]
    public void The_scan_sees_the_arrows_that_there_are()
    {
        var seen = OwnTypes().SelectMany(type => CodeReferences.Of(type).SelectMany(CodeReferences.Types).Where(used => used.Assembly == s_core).Select(used => $"{Room(type)} -> {Room(used)}")).ToHashSet();
        Assert.Superset(new HashSet<string> { "Identity -> Configuration", "Identity -> Security", "Identity -> Facts", "Configuration -> Facts" }, seen);
    }

    [Fact]
    public void Every_room_has_its_place() =>
        Violations.None(OwnTypes().Select(Room).Distinct().Where(room => !s_arrows.ContainsKey(room)));

    [Fact]
    public void Core_stands_on_the_framework_alone() =>
        Violations.None(s_core.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("netstandard" or "mscorlib" or "Microsoft.Win32.Primitives"))
            .Concat(s_core.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("System.Management", StringComparison.Ordinal))));

    [Fact]
    public void Core_calls_no_native_code_but_the_six_calls_to_libc()
    {
        var native = s_core.GetTypes().SelectMany(Methods).Where(method => method.Attributes.HasFlag(MethodAttributes.PinvokeImpl)).ToList();
        Assert.Equal(s_nativeCalls, native.Select(method => $"{method.DeclaringType!.FullName}.{method.Name}").Order(StringComparer.Ordinal));
        Assert.All(native, method => Assert.True(method.IsPrivate && method.GetCustomAttribute<DllImportAttribute>()!.Value == "libc", method.Name));
    }

    [Fact]
    public void Core_touches_neither_console_nor_machine_nor_clock() =>
        Violations.None(s_core.GetTypes()
            .SelectMany(type => CodeReferences.Of(type).Where(member => IsOfTheMachine(type, member)).Select(member => $"{type.FullName} uses {member.DeclaringType?.Name}.{member.Name}"))
            .Distinct());

    [Fact]
    public void Only_changes_write_files()
    {
        var writers = s_core.GetTypes().Where(type => CodeReferences.Of(type).Any(IsWriting)).ToList();
        Assert.NotEmpty(writers);
        Violations.None(writers.Where(type => !MayWrite(type)).Select(type => type.FullName!));
    }

    [Fact]
    public void Core_keeps_no_state() =>
        Violations.None(s_core.GetTypes()
            .Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !IsGenerated(field) && !field.IsLiteral && (!field.IsInitOnly || IsStore(field.FieldType)))
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}")
            .Except(s_caches));

    private static IEnumerable<Type> OwnTypes() => s_core.GetTypes()
        .Where(type => type.Namespace is { } name && name.StartsWith(Root, StringComparison.Ordinal));

    private static string Room(Type type) => type.Namespace?.Split('.') is [Root, var room, ..] ? room : "";

    // What the compiler makes stands in no room, and everyone may use what an older framework lacks.
    private static bool MayKnow(string room, string other) =>
        room == other || other is "" or "Compatibility" || (s_arrows.TryGetValue(room, out var below) && below.Contains(other));

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);

    private static bool IsOfTheMachine(Type user, MemberInfo member)
    {
        if (member is not MethodBase { DeclaringType: { } type })
            return false;
        if (s_clock.Contains($"{type.Name}.{member.Name}"))
            return true;
        // Iterators ask for the thread; a line end is text, not a machine; on how many processors logs are read changes no answer.
        if (!s_machine.Contains(type) || (type == typeof(Environment) && member.Name is "get_CurrentManagedThreadId" or "get_NewLine" or "get_ProcessorCount"))
            return false;
        return type.Namespace != "System.IO" || !s_readsFiles.Contains(Outermost(user).Namespace) && !MayWrite(user);
    }

    private static bool MayWrite(Type user) => Outermost(user) is var outer && (s_writesFiles.Contains(outer.Namespace) || s_writesFiles.Contains(outer.FullName));

    private static bool IsWriting(MemberInfo member) =>
        member.DeclaringType is { } type && (type == typeof(File) || type == typeof(Directory) || type == typeof(FileInfo) || type == typeof(DirectoryInfo))
        && s_writing.Any(verb => member.Name.StartsWith(verb, StringComparison.Ordinal));

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal)
        || member.IsDefined(typeof(CompilerGeneratedAttribute), false)
        || (member.DeclaringType is { } outer && IsGenerated(outer));

    private static bool IsStore(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var open
        && (open == typeof(ConcurrentDictionary<,>) || open == typeof(ConditionalWeakTable<,>) || open == typeof(ThreadLocal<>) || open == typeof(AsyncLocal<>) || open == typeof(ConcurrentBag<>) || open == typeof(ConcurrentQueue<>));
}
