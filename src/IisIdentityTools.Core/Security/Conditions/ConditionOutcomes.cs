namespace IisIdentityTools.Security.Conditions;

/// <summary>
/// What a part of a condition may come to, as a set: one member when every fact is known, several when one is missing. An error makes
/// the whole condition UNKNOWN, whatever stands beside it ([MS-DTYP] 2.4.4.17.7).
/// </summary>
[Flags]
internal enum ConditionOutcomes
{
    None = 0,
    True = 1,
    False = 2,
    Unknown = 4,
    Error = 8,
}
