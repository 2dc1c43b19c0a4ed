namespace IisIdentityTools.Diagnosis.Logs;

/// <summary>No log can be read at all. The message names what was asked for and what to do.</summary>
public sealed class LogException(string message, Exception? inner = null) : Exception(message, inner);
