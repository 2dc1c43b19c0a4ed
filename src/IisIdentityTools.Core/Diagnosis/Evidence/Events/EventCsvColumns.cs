using IisIdentityTools.Diagnosis.Evidence.Csv;
using IisIdentityTools.Diagnosis.Evidence.Xml;

namespace IisIdentityTools.Diagnosis.Evidence.Events;

/// <summary>Where an export has which column. Names: Event Viewer, then Get-WinEvent, then Get-EventLog.</summary>
internal sealed class EventCsvColumns
{
    private readonly int _id;
    private readonly int _provider;
    private readonly int _level;
    private readonly int _server;
    private readonly int _record;
    private readonly int _message;

    public EventCsvColumns(CsvColumns columns, string file, long line)
    {
        _id = columns.Find("Event ID", "Id", "EventID");
        _provider = columns.Find("ProviderName", "Source");
        if (_id < 0 || _provider < 0)
            throw new EvidenceException(file, line, $"The columns 'Event ID' and 'Source' (or 'Id' and 'ProviderName') are needed; the file has: {Shown(columns.Names)}. Event Viewer names columns in the language of Windows: save as XML, which is the same in every language.");
        Time = columns.Find("Date and Time", "TimeCreated", "TimeGenerated");
        _level = columns.Find("LevelDisplayName", "Level", "EntryType");
        _server = columns.Find("MachineName", "Computer");
        _record = columns.Find("RecordId", "Index");
        // Event Viewer gives the column of the message no name.
        _message = columns.Find("Message", "Description") is >= 0 and var named ? named : columns.Count;
        Needed = Math.Max(_id, _provider) + 1;
    }

    public int Time { get; }

    /// <summary>How many columns a row must have.</summary>
    public int Needed { get; }

    public EventElement Element(CsvReader row)
    {
        var found = new EventElement
        {
            Provider = row.Field(_provider).Trim(),
            EventId = row.Field(_id).Trim(),
            Level = row.Field(_level).Trim(),
            Time = row.Field(Time).Trim(),
            Server = row.Field(_server).Trim(),
            RecordId = row.Field(_record).Trim(),
            Message = row.Field(_message).Trim(),
        };
        EventMessage.Read(found);
        return found;
    }

    private static string Shown(string names) => names.Length <= 200 ? names : names.Substring(0, 200) + "...";
}
