namespace IisIdentityTools.Access.Checks;

/// <summary>A sentence about a check, and what it says.</summary>
internal readonly record struct AccessSentence(AccessSentenceKind Kind, string Text);
