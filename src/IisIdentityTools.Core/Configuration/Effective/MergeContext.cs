using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>Which file and location a contribution comes from, how strictly it is checked, and where its problems go.</summary>
internal sealed class MergeContext(
    ConfigurationFile file, string location, string section, bool isStrict, bool mayHaveConfigSource, List<ConfigurationProblem> problems)
{
    /// <summary>The contributing file.</summary>
    public ConfigurationFile File { get; } = file;

    /// <summary>True when IIS itself reads the section and refuses what its schema does not know.</summary>
    public bool IsStrict { get; } = isStrict;

    /// <summary>True below applicationHost.config, where a section may live in a file of its own.</summary>
    public bool MayHaveConfigSource { get; } = mayHaveConfigSource;

    /// <summary>Path of the section.</summary>
    public string Section { get; } = section;

    /// <summary>Path of the location tag; empty outside of one.</summary>
    public string Location { get; } = location;

    /// <summary>Where problems go.</summary>
    public List<ConfigurationProblem> Problems { get; } = problems;

    /// <summary>A place in the contributing file.</summary>
    public SourcePosition At(int line, int column) => new(File.Path, line, column, Location);

    /// <summary>Reports a name that the schema does not have (0x8007000d).</summary>
    public void Unknown(int line, int column, string message, string fix)
    {
        if (IsStrict)
            Report(ConfigurationFault.UnknownName, ConfigurationHResult.Invalid, line, column, message, fix, null);
    }

    /// <summary>Reports another offence against the schema: missing names, bad values (0x8007000d).</summary>
    public void Invalid(int line, int column, string message, string fix)
    {
        if (IsStrict)
            Report(ConfigurationFault.BadValue, ConfigurationHResult.Invalid, line, column, message, fix, null);
    }

    /// <summary>Reports a second entry with the same key (0x800700b7).</summary>
    public void Duplicate(int line, int column, string message, string fix, SourcePosition? first) =>
        Report(ConfigurationFault.Duplicate, ConfigurationHResult.Duplicate, line, column, message, fix, first);

    /// <summary>Reports an offence against a lock (0x80070021).</summary>
    public void Locked(int line, int column, string message, string fix, SourcePosition? by) =>
        Report(ConfigurationFault.Locked, ConfigurationHResult.Locked, line, column, message, fix, by);

    /// <summary>Reports an offence against the lock of an entry or element as a whole (0x80070021).</summary>
    public void LockedItem(int line, int column, string message, string fix, SourcePosition? by) =>
        Report(ConfigurationFault.LockedItem, ConfigurationHResult.Locked, line, column, message, fix, by);

    private void Report(ConfigurationFault fault, string hresult, int line, int column, string message, string fix, SourcePosition? other) =>
        Problems.Add(new ConfigurationProblem
        {
            Status = "500.19",
            Fault = fault,
            HResult = hresult,
            Message = message,
            Fix = fix,
            File = File.Path,
            Line = line,
            Column = column,
            Location = Location,
            Section = Section,
            LockFile = other?.File ?? "",
            LockLine = other?.Line ?? 0,
        });
}
