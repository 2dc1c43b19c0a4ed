using System.Management.Automation;
using IisIdentityTools.PowerShell.Changes;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>
/// What all cmdlets that change a server share: the records of the pipeline are collected, and at its end each server is changed once for
/// all of them.
/// </summary>
public abstract class ChangeCommand : ServerCommand
{
    private const string WhatIfParameter = "WhatIf";
    private const string WhatIfVariable = "WhatIfPreference";

    private readonly List<OpenServer> _servers = [];

    /// <summary>Does it although it would break or overwrite something. It still asks; -Confirm:$false does not.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes what was done; without it nothing is written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes each server for everything that the pipeline asked of it.</summary>
    protected sealed override void EndProcessing()
    {
        foreach (var server in _servers)
            Change(server, new ServerChanges(server, MyInvocation.MyCommand.Name));
    }

    /// <summary>Remembers what the record asks of a server.</summary>
    private protected sealed override void ProcessServer(OpenServer server)
    {
        if (!_servers.Contains(server))
            _servers.Add(server);
        Collect(server);
    }

    private protected abstract void Collect(OpenServer server);

    private protected abstract void Change(OpenServer server, ServerChanges changes);

    /// <summary>True when nothing may be changed and everything shall be shown, asked for here or by a caller.</summary>
    private protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue(WhatIfParameter, out var given)
        ? (SwitchParameter)given
        : LanguagePrimitives.IsTrue(GetVariableValue(WhatIfVariable));

    /// <summary>Shows what would be done, or asks whether it shall be done.</summary>
    private protected bool IsConfirmed(string description, string question) =>
        ShouldProcess(description, description + Environment.NewLine + Environment.NewLine + question, MyInvocation.MyCommand.Name, out _);
}
