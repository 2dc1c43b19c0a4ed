using System.Management.Automation;
using IisIdentityTools.PowerShell.Errors;

namespace IisIdentityTools.PowerShell.Binding;

/// <summary>The paths of logs that a pipeline names, as paths of the file system; wildcards stay in them.</summary>
internal sealed class LogPaths(PSCmdlet cmdlet)
{
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    /// <summary>Adds paths as the user wrote them. One that cannot be resolved is an error of its own.</summary>
    public void Add(IEnumerable<string> paths)
    {
        foreach (var path in paths)
            Add(path);
    }

    private void Add(string path)
    {
        Exception? cause = null;
        try
        {
            var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            if (provider.Name == "FileSystem")
            {
                _all.Add(full);
                return;
            }
        }
        catch (Exception e) when (e is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or ProviderInvocationException or PSArgumentException or NotSupportedException)
        {
            cause = e;
        }

        cmdlet.WriteError(LogErrorRecords.LogPathInvalid(path, cause));
    }
}
