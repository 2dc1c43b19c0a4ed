namespace IisIdentityTools.Identity;

/// <summary>One step of the way to an answer: a setting, where its value came from, and what follows from it.</summary>
public sealed class TrailStep
{
    /// <summary>Makes a step.</summary>
    public TrailStep(string setting, string value, string says, string rule = "", string file = "", int line = 0, int column = 0, string location = "")
    {
        Setting = setting;
        Value = value;
        Says = says;
        Rule = rule;
        File = file;
        Line = line;
        Column = column;
        Location = location;
    }

    /// <summary>File that set the value; empty for a default or a rule.</summary>
    public string File { get; }

    /// <summary>Line in <see cref="File"/>, from 1; 0 for a default or a rule.</summary>
    public int Line { get; }

    /// <summary>Column in <see cref="File"/>, from 1; 0 when there is none.</summary>
    public int Column { get; }

    /// <summary>Path of the location tag that the value stands in; empty when it stands in none.</summary>
    public string Location { get; }

    /// <summary>The setting: <c>anonymousAuthentication/@userName</c>, <c>processModel/@identityType</c>, or a short name of the rule.</summary>
    public string Setting { get; }

    /// <summary>The effective value; never a password.</summary>
    public string Value { get; }

    /// <summary>What follows, one sentence, with the kind of default named when the value is one.</summary>
    public string Says { get; }

    /// <summary>The identity rule applied ("B3"); see docs/fidelity.md for its source. Empty when none.</summary>
    public string Rule { get; }

    /// <summary>"says (file:line, location "x")" in one line.</summary>
    public override string ToString()
    {
        if (File.Length == 0)
            return Says;
        var place = Line == 0 ? File : $"{File}:{Line}";
        return Location.Length == 0 ? $"{Says} ({place})" : $"{Says} ({place}, location \"{Location}\")";
    }
}
