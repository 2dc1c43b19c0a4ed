using IisIdentityTools.Access.Subjects;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>An access check and its verdict to come.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Subject">Who asks.</param>
/// <param name="Rights">What for.</param>
/// <param name="Verdict">The verdict.</param>
internal sealed record ForecastCheck(string Path, AccessSubject Subject, FileRights Rights, AccessVerdict Verdict);
