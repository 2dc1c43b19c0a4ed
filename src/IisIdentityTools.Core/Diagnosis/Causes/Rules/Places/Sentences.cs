namespace IisIdentityTools.Diagnosis.Causes.Rules.Places;

/// <summary>Sentences of a finding, some of which may have nothing to say.</summary>
internal static class Sentences
{
    /// <summary>Those that are not empty.</summary>
    public static IReadOnlyList<string> Of(params string[] sentences) => Array.FindAll(sentences, sentence => sentence.Length > 0);
}
