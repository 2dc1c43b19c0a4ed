using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using IisIdentityTools.Facts.Volumes;
using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Fixtures;

/// <summary>
/// An NTFS volume of its own, made in a file and mounted with ntfs-3g, empty. Where that cannot be done the tests skip and say why: call
/// <see cref="Require"/> first. Usable as a class fixture. Nothing stays mounted after it, nor after the test process.
/// </summary>
internal sealed class NtfsTestVolume : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), "iisid-ntfs-" + Guid.NewGuid().ToString("N"));
    private readonly string? _whyNot;
    private bool _isMounted;

    public NtfsTestVolume() : this(megabytes: 64)
    {
    }

    /// <param name="megabytes">Size of the volume; its file is sparse.</param>
    public NtfsTestVolume(int megabytes)
    {
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        _whyNot = WhyImpossible() ?? TryMake(megabytes);
        if (_whyNot is not null)
            Dispose();
    }

    /// <summary>Where the volume is mounted.</summary>
    public string Folder => Path.Combine(_root, "mount");

    /// <summary>Skips the test where there is no volume.</summary>
    public void Require() => Assert.SkipWhen(_whyNot is not null, _whyNot ?? "");

    /// <summary>The volume as a drive or share of a server.</summary>
    public MountedVolumes As(string root) => MountedVolumes.Open([VolumeMapping.Parse($"{root}={Folder}")]);

    /// <summary>Full path of a name with '/' on the volume.</summary>
    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>Makes a folder with those above it.</summary>
    public string MakeFolder(string name) => Directory.CreateDirectory(At(name)).FullName;

    /// <summary>Makes a file with the folders above it.</summary>
    public string MakeFile(string name, string content = "")
    {
        MakeFolder(Path.GetDirectoryName(name)!);
        File.WriteAllText(At(name), content);
        return At(name);
    }

    /// <summary>Sets the security descriptor of a file or folder: self-relative, as NTFS stores it.</summary>
    public void SetDescriptor(string name, byte[] descriptor) => SetAttribute(name, "system.ntfs_acl", descriptor);

    /// <summary>Sets those file attributes that can be set: ReadOnly, Hidden, System, Archive.</summary>
    public void SetAttributes(string name, FileAttributes attributes) =>
        SetAttribute(name, "system.ntfs_attrib", BitConverter.GetBytes((int)attributes));

    /// <summary>Sets the security descriptor of a file or folder, as SDDL with an owner and a group, which NTFS demands.</summary>
    public void SetSddl(string name, string sddl) => SetDescriptor(name, SecurityDescriptor.Parse(sddl).ToBytes());

    /// <summary>Marks an empty file, or a folder, as encrypted: gives it the stream in which EFS keeps the keys ([MS-EFSR] 2.2.2.1), with none in it.</summary>
    public void Encrypt(string name)
    {
        const int Length = 84;
        SetAttribute(name, "system.ntfs_efsinfo", [.. BitConverter.GetBytes(Length), .. new byte[Length - sizeof(int)]]);
    }

    /// <summary>Makes a junction ([MS-FSCC] 2.1.2.5) to a Windows path.</summary>
    public void MakeJunction(string name, string target)
    {
        var substitute = Encoding.Unicode.GetBytes(@"\??\" + target);
        var print = Encoding.Unicode.GetBytes(target);
        byte[] names = [.. substitute, 0, 0, .. print, 0, 0];
        ushort[] header = [(ushort)(names.Length + 8), 0, 0, (ushort)substitute.Length, (ushort)(substitute.Length + 2), (ushort)print.Length];
        MakeFolder(name);
        // ntfs-3g stores it, then fails to follow it where the target is on no drive of this machine.
        SetAttribute(name, "system.ntfs_reparse_data", [.. BitConverter.GetBytes(0xA0000003), .. header.SelectMany(BitConverter.GetBytes), .. names], mayFail: true);
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        // A volume that something still looks at goes as soon as nobody does.
        if (_isMounted && Run("umount", Folder) is not null)
            Run("umount", "--lazy", Folder);
        _isMounted = false;
        if (Directory.Exists(_root))
            Directory.Delete(_root, recursive: true);
    }

    private void OnExit(object? sender, EventArgs e) => Dispose();

    private static string? WhyImpossible()
    {
        if (!OperatingSystem.IsLinux())
            return "A real NTFS volume is mounted on Linux only.";
        if (geteuid() != 0)
            return "Mounting an NTFS volume needs root.";
        if (!File.Exists("/dev/fuse"))
            return "Mounting an NTFS volume needs /dev/fuse, which is not there.";
        return Run("mkntfs", "--version") is null && Run("ntfs-3g", "--version") is null ? null
            : "Making an NTFS volume needs mkntfs and ntfs-3g: apt-get install ntfs-3g.";
    }

    private string? TryMake(int megabytes)
    {
        Directory.CreateDirectory(Folder);
        var image = Path.Combine(_root, "volume");
        using (var file = File.Create(image))
            file.SetLength(megabytes * 1024L * 1024L);
        if (Run("mkntfs", "-F", "-f", "-q", image) is { } whyNotMade)
            return $"mkntfs could not make a volume: {whyNotMade}";
        if (Run("ntfs-3g", "-o", "efs_raw", image, Folder) is { } whyNotMounted)
            return $"ntfs-3g could not mount a volume: {whyNotMounted}";
        _isMounted = true;
        return null;
    }

    private void SetAttribute(string name, string attribute, byte[] value, bool mayFail = false)
    {
        if (lsetxattr(Encoding.UTF8.GetBytes(At(name) + '\0'), Encoding.UTF8.GetBytes(attribute + '\0'), value, value.Length, 0) != 0 && !mayFail)
            throw new IOException($"{attribute} of '{At(name)}': {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
    }

    /// <summary>Null when the program went well, else what it said.</summary>
    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var said = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode is 0 ? null : $"{said.Result.Trim()} (exit code {process.ExitCode})";
        }
        catch (Win32Exception e)
        {
            return e.Message;
        }
    }

    [DllImport("libc")]
    private static extern uint geteuid();

    [DllImport("libc", SetLastError = true)]
    private static extern int lsetxattr(byte[] path, byte[] name, byte[] value, nint size, int flags);
}
