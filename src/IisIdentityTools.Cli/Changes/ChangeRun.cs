using System.Globalization;
using IisIdentityTools.Changes;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Json;
using IisIdentityTools.Cli.Text;

namespace IisIdentityTools.Cli.Changes;

/// <summary>Lists the changes of a snapshot and takes them back. Needs no configuration: a change that broke it can be undone.</summary>
internal sealed class ChangeRun(CliHost host, ErrorLines errors, CancellationToken cancellation)
{
    /// <summary>Lists the changes, the newest first.</summary>
    /// <returns>The <see cref="ExitCode"/>: BadInput when a record cannot be read.</returns>
    public int List(string source, bool isJson)
    {
        using var json = isJson ? new JsonArraySink<ChangeItem>(host.Output, AnswersJson.Default.ChangeItem) : null;
        return Guard(source, changes =>
        {
            var broken = new List<ChangeException>();
            var records = changes.Records(broken.Add);
            foreach (var record in records)
                json?.Write(new ChangeItem(record));
            if (json is null)
                Print(records);
            host.Text.Flush();
            foreach (var problem in broken)
                errors.Error(problem.Message);
            return broken.Count == 0 ? ExitCode.Answered : ExitCode.BadInput;
        });
    }

    /// <summary>Takes a change back.</summary>
    /// <param name="source">The snapshot as the user named it.</param>
    /// <param name="id">The change; null for the last one.</param>
    /// <param name="force">Also when something was changed afterwards.</param>
    public int Undo(string source, string? id, bool force) => Guard(source, changes =>
    {
        if ((id ?? ChangeJournal.FindLast(changes.Records(problem => errors.Warning(problem.Message)))?.Id) is not { } chosen)
        {
            errors.Error($"There is no change in '{source}' that could be undone.");
            return ExitCode.BadInput;
        }

        var record = changes.Undo(chosen, force);
        var page = new Page(host);
        page.Wrapped("", record.Undoes is null ? $"Put back: {record.Reason}" : record.Reason, Style.Bold);
        foreach (var step in record.Steps)
            page.Line($"  {step.Path}");
        if (record.Undoes is not null)
            page.Line($"That is change {record.Id}, which can be undone as well.");
        return ExitCode.Answered;
    });

    private int Guard(string source, Func<SnapshotChanges, int> work) =>
        new RunGuard(errors, cancellation).Run(source, () => work(new SnapshotChanges(source, host.Clock, cancellation)));

    private void Print(IReadOnlyList<ChangeRecord> records)
    {
        var page = new Page(host);
        if (records.Count == 0)
        {
            page.Line("Nothing was changed here.");
            return;
        }

        string[] headers = ["Change", "State", "When (UTC)", "What"];
        var rows = records.Select(record => new[] { record.Id, record.State.ToString(), record.CreatedUtc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), record.Reason }).ToArray();
        var layout = new TableLayout(headers, rows, page.Width);
        foreach (var line in layout.Head())
            page.Line(line, Style.Bold);
        for (var i = 0; i < rows.Length; i++)
            foreach (var line in layout.Lines(rows[i]))
                page.Line(line, records[i].State == ChangeState.Pending ? Style.Red : Style.Plain);
    }
}
