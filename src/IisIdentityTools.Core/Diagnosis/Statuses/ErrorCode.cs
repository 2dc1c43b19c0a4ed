namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>An error code translated.</summary>
public sealed class ErrorCode
{
    /// <summary>The number without sign, as sc-win32-status has it.</summary>
    public required long Value { get; init; }

    /// <summary>The same as eight hexadecimal digits, "0x8009030E".</summary>
    public required string Hex { get; init; }

    /// <summary>Which numbering it belongs to.</summary>
    public required ErrorCodeKind Kind { get; init; }

    /// <summary>Its name in the Windows headers, "SEC_E_NO_CREDENTIALS"; empty when it is not known to this table.</summary>
    public required string Name { get; init; }

    /// <summary>What it means; for an unknown code a sentence that says so.</summary>
    public required string Meaning { get; init; }

    /// <summary>True when the table has the code.</summary>
    public bool IsKnown => Name.Length > 0;

    /// <summary>The Win32 error that it is another spelling of (0x80070005 is 5, 0xC000006A is reported as 1326); 0 when there is none.</summary>
    public required int Win32 { get; init; }

    /// <summary>"2148074254 = 0x8009030E SEC_E_NO_CREDENTIALS".</summary>
    public override string ToString() =>
        Value.ToString(System.Globalization.CultureInfo.InvariantCulture) + (Value > 0xFFFF ? " = " + Hex : "") + (IsKnown ? " " + Name : " (not known to this table)");
}
