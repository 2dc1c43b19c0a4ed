namespace IisIdentityTools.Diagnosis.Causes.Rules;

/// <summary>A rule that also judges refused opens of files of which no status is known, so that no signature of a cause fits them.</summary>
internal interface IOpenRule : ICauseRule;
