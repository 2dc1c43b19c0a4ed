namespace IisIdentityTools.Changes.Snapshots;

/// <summary>A security descriptor in the text of a facts.json.</summary>
/// <param name="Start">Where its opening quotation mark stands.</param>
/// <param name="Length">How long it is in the text, with both quotation marks.</param>
/// <param name="Sddl">What it says.</param>
internal readonly record struct SddlPlace(int Start, int Length, string Sddl);
