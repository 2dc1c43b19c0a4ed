namespace IisIdentityTools.Diagnosis.Evidence.Xml;

/// <summary>Reads the Event element that the reader stands on, and leaves the reader on its end.</summary>
internal static class EventElementReader
{
    public static EventElement Read(EvidenceXmlReader reader)
    {
        var found = new EventElement { Line = reader.Line };
        if (reader.IsEmpty)
            return found;
        var depth = reader.Depth;
        var section = "";
        while (reader.Read() && reader.Depth > depth)
        {
            if (!reader.IsElement)
                continue;
            if (reader.Depth == depth + 1)
                section = reader.Name;
            else if (section == "System")
                ReadSystem(reader, found);
            else if (section == "EventData")
                ReadData(reader, found);
            else if (section == "RenderingInfo")
                ReadRendering(reader, found);
        }

        return found;
    }

    private static void ReadSystem(EvidenceXmlReader reader, EventElement found)
    {
        switch (reader.Name)
        {
            case "Provider":
                found.Provider = reader.Attribute("Name");
                break;
            case "TimeCreated":
                found.Time = reader.Attribute("SystemTime");
                break;
            case "EventID":
                found.EventId = reader.Text();
                break;
            case "Level":
                found.Level = reader.Text();
                break;
            case "Computer":
                found.Server = reader.Text();
                break;
            case "EventRecordID":
                found.RecordId = reader.Text();
                break;
        }
    }

    private static void ReadData(EvidenceXmlReader reader, EventElement found)
    {
        if (reader.Name == "Data")
            found.Add(reader.Attribute("Name"), reader.Text());
        else if (reader.Name == "Binary")
            found.Binary = reader.Text();
    }

    private static void ReadRendering(EvidenceXmlReader reader, EventElement found)
    {
        if (reader.Name == "Opcode")
            found.Opcode = reader.Text();
        else if (reader.Name == "Message")
            found.Message = reader.Text();
    }
}
