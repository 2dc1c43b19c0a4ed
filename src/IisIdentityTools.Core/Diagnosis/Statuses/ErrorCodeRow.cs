namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>One row of the tables behind <see cref="Win32Codes"/>: the Win32 error is set for a code of another numbering that Windows reports as that error.</summary>
internal sealed class ErrorCodeRow(uint value, string name, string meaning, int win32 = 0)
{
    public uint Value { get; } = value;

    public string Name { get; } = name;

    public string Meaning { get; } = meaning;

    public int Win32 { get; } = win32;
}
