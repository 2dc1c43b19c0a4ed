namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>What a failing line says that is no text, and whom it concerns.</summary>
internal readonly record struct FailingLine(int Status, int SubStatus, uint Win32Status, long Seconds, string Server, string Site);
