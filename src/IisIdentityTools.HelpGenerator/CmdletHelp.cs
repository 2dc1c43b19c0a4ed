namespace IisIdentityTools.HelpGenerator;

/// <summary>All that help says about one cmdlet.</summary>
internal sealed record CmdletHelp(
    string Verb,
    string Noun,
    string Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyList<string> ParameterSets,
    IReadOnlyList<ParameterHelp> Parameters,
    IReadOnlyList<ExampleHelp> Examples,
    IReadOnlyList<TypeHelp> Inputs,
    IReadOnlyList<TypeHelp> Outputs,
    IReadOnlyList<LinkHelp> Links)
{
    public string Name => $"{Verb}-{Noun}";
}

/// <summary>One parameter: its text and how it stands in each parameter set.</summary>
internal sealed record ParameterHelp(
    string Name,
    string Type,
    IReadOnlyList<string> Text,
    string Default,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Values,
    bool Wildcards,
    IReadOnlyList<ParameterUse> Uses)
{
    public bool IsSwitch => Type == "SwitchParameter";

    /// <summary>The use in a set, or null when the parameter is not in it. The use of the nameless set counts for all.</summary>
    public ParameterUse? In(string set) => Uses.FirstOrDefault(use => use.Set == set || use.Set.Length == 0);
}

/// <summary>How a parameter stands in one set; the set's name is empty when it stands so in all.</summary>
internal sealed record ParameterUse(string Set, bool Required, int? Position, bool FromPipeline, bool FromPropertyName)
{
    public string PositionText => Position is { } position ? position.ToString(System.Globalization.CultureInfo.InvariantCulture) : "named";

    public string PipelineText => (FromPipeline, FromPropertyName) switch
    {
        (true, true) => "true (ByValue, ByPropertyName)",
        (true, false) => "true (ByValue)",
        (false, true) => "true (ByPropertyName)",
        _ => "false",
    };
}

/// <summary>One example.</summary>
internal sealed record ExampleHelp(string Title, string Code, IReadOnlyList<string> Remarks);

/// <summary>A type that goes in or comes out.</summary>
internal sealed record TypeHelp(string Name, string Text);

/// <summary>A link to a web page, or to another cmdlet when the address is empty.</summary>
internal sealed record LinkHelp(string Text, string Address);
