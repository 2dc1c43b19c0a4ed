using System.Management.Automation;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>What the cmdlets share that ask about permissions: volumes that are mounted on this machine have them too.</summary>
public abstract class VolumeCommand : ServerCommand
{
    /// <summary>
    /// NTFS volumes of the server that ntfs-3g has mounted on this machine, each with the drive or share that it stands for:
    /// "D:=/mnt/d", "\\files01\web=/mnt/web". Their permissions count instead of those in the snapshot. Linux only.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Volume { get; set; }

    private protected sealed override IReadOnlyList<string> Volumes => Volume ?? [];
}
