using IisIdentityTools.Changes;
using IisIdentityTools.Cli.Hosting;

namespace IisIdentityTools.Cli.Changes;

/// <summary>A plan as a script for the server, to be sent into a file.</summary>
internal sealed class ScriptSink(CliHost host) : IAnswerSink<ChangePlan>
{
    public void Write(ChangePlan plan) => host.Text.Write(PlanScript.Write(plan));

    public void Complete()
    {
    }

    public void Dispose()
    {
    }
}
