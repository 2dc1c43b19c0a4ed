using IisIdentityTools.Diagnosis.Logs.Groups;

namespace IisIdentityTools.Diagnosis.Logs.Handshakes;

/// <summary>A failing line, before it is decided what it is.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Client">Number of its client in the table of the group.</param>
/// <param name="Seconds">Its time.</param>
/// <param name="Entry">The line as an object, when somebody may want it.</param>
internal readonly record struct Finding(Group Group, int Client, long Seconds, LogEntry? Entry);
