using IisIdentityTools.Changes.Planning;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Changes;

/// <summary>
/// Applies plans to a server and looks afterwards whether it says what was predicted; if not, the change is undone.
/// </summary>
/// <param name="writer">The server.</param>
/// <param name="reopen">Gives the server's facts as they are at that moment, to be disposed of.</param>
/// <param name="holder">Who does it, for others that find the server locked.</param>
/// <param name="pause">Waits for a time; used while something is in use.</param>
public sealed class PlanRunner(IServerWriter writer, Func<IServerFacts> reopen, string holder, Action<TimeSpan> pause)
{
    private const string UndoSuffix = "-undo";

    /// <summary>Applies a plan. A plan with nothing to do is given back as it is.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="id">Identifier of the change, never used before: letters, digits, hyphens and underscores.</param>
    /// <param name="createdUtc">The time, in UTC.</param>
    /// <returns>The plan, applied.</returns>
    /// <exception cref="ChangeException">
    /// AccessWouldBeLost: the plan breaks something and is not forced. FileChanged, PermissionsChanged: the server is not as it was when the plan was
    /// made. PredictionFailed: it was written and undone again. And those of <see cref="ChangeJournal.Apply"/>. Nothing is changed then.
    /// </exception>
    public ChangePlan Apply(ChangePlan plan, string id, DateTime createdUtc)
    {
        if (plan.State == PlanState.NothingToDo)
            return plan;
        if (plan.State == PlanState.Refused)
            throw ChangeErrors.AccessLost(plan.Server, plan.Breaks);
        using var journal = ChangeJournal.Open(writer, holder, pause);
        var record = journal.Apply(plan.ToChangeSet(id, createdUtc));
        // What was begun is looked at to its end, whoever wants to stop: half a look proves nothing.
        if (Differences(plan.Forecast) is { Count: > 0 } differences)
            throw ChangeErrors.PredictionFailed(plan.Server, record.Id, differences, Undo(journal, record.Id, createdUtc));

        return plan.AsApplied(record.Id);
    }

    private static ChangeException? Undo(ChangeJournal journal, string id, DateTime createdUtc)
    {
        try
        {
            journal.Undo(id, id + UndoSuffix, createdUtc);
            return null;
        }
        catch (ChangeException e)
        {
            return e;
        }
    }

    private IReadOnlyList<string> Differences(PlanForecast? forecast)
    {
        if (forecast is null)
            return [];
        using var facts = reopen();
        return forecast.Differences(ServerConfiguration.Load(facts), CancellationToken.None);
    }
}
