using System.Globalization;

namespace IisIdentityTools.Diagnosis.Evidence.Xml;

/// <summary>One Event element, of an exported log or of a trace: both have the same shape. Source: Windows event schema, namespace 2004/08/events/event.</summary>
internal sealed class EventElement
{
    private readonly Dictionary<string, string> _data = new(StringComparer.Ordinal);

    public int Line { get; init; }

    public string Provider { get; set; } = "";

    public string EventId { get; set; } = "";

    public string Level { get; set; } = "";

    public string Time { get; set; } = "";

    public string Server { get; set; } = "";

    public string RecordId { get; set; } = "";

    /// <summary>Name of the event in a trace, "MODULE_SET_RESPONSE_ERROR_STATUS".</summary>
    public string Opcode { get; set; } = "";

    public string Message { get; set; } = "";

    /// <summary>Bytes of the event as hexadecimal digits.</summary>
    public string Binary { get; set; } = "";

    /// <summary>First value in the file's order, whatever its name; empty when there is none.</summary>
    public string FirstValue { get; private set; } = "";

    /// <summary>The value with that name; empty when there is none. "-" is how Windows writes none.</summary>
    public string this[string name] => _data.TryGetValue(name, out var value) && value != "-" ? value : "";

    public void Add(string name, string value)
    {
        if (_data.Count == 0)
            FirstValue = value;
        if (_data.Count < EvidenceLimits.EventValues && !_data.ContainsKey(name))
            _data.Add(name, value);
    }

    /// <summary>The time as UTC; the default value when it is none.</summary>
    public DateTime TimeUtc() =>
        DateTime.TryParse(Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : default;
}
