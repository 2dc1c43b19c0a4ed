using System.Management.Automation;
using IisIdentityTools.Changes;
using IisIdentityTools.Changes.Editing;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;

namespace IisIdentityTools.PowerShell.Errors;

/// <summary>
/// The border that exceptions of the core do not cross: each becomes one error record. Only work stands inside it; writing stands
/// outside, so that what the next command of the pipeline throws passes through untouched.
/// </summary>
internal sealed class WorkGuard(PSCmdlet cmdlet, CancellationToken stopping)
{
    /// <summary>The work's result, or null when it failed, which has been said.</summary>
    /// <param name="target">What the error is about when it does not say so itself.</param>
    /// <param name="work">The work.</param>
    /// <param name="onBadFacts">The record for facts that cannot be used; null: that of a snapshot.</param>
    public T? Run<T>(string target, Func<T?> work, Func<FactsException, ErrorRecord>? onBadFacts = null)
        where T : class
    {
        ErrorRecord error;
        try
        {
            return work();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (FactsException e) when (onBadFacts is not null)
        {
            error = onBadFacts(e);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            error = Explain(e, target);
        }

        cmdlet.WriteError(error);
        return null;
    }

    private static ErrorRecord Explain(Exception cause, string target) => cause switch
    {
        FactsException facts => IisErrorRecords.SnapshotUnusable(facts),
        IdentityQueryException query => IisErrorRecords.QueryFailed(query, target),
        ChangeException change => IisErrorRecords.ChangeFailed(change),
        ConfigurationEditException edit => IisErrorRecords.EditImpossible(edit),
        LogException log => LogErrorRecords.LogNotFound(log, target),
        IOException or UnauthorizedAccessException => IisErrorRecords.SnapshotUnreadable(cause, target),
        _ => IisErrorRecords.UnexpectedFailure(cause, target),
    };
}
