using IisIdentityTools.Changes;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Cli;

/// <summary>Turns every way that the work on a source can end into an exit code and one line for each error.</summary>
internal sealed class RunGuard(ErrorLines errors, CancellationToken cancellation)
{
    /// <summary>Does the work.</summary>
    /// <param name="source">The source as the user named it.</param>
    /// <param name="work">The work; gives the exit code.</param>
    /// <returns>The <see cref="ExitCode"/>.</returns>
    public int Run(string source, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is FactsException or ChangeException or LogException)
        {
            errors.Error(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Error($"'{source}' cannot be read: {e.Message}");
        }
        catch (Exception e) when (e is not OutputException)
        {
            errors.Fault(e);
        }

        return ExitCode.BadInput;
    }
}
