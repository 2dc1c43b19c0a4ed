using IisIdentityTools.Access.Subjects;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Questions;

/// <summary>One question: may this subject do that at this path.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Subject">Who asks.</param>
/// <param name="Rights">What for, in rights.</param>
/// <param name="Purpose">What for, in the words of the field.</param>
/// <param name="Roles">The parts of the work for which the subject needs it.</param>
/// <param name="Site">The site asked about; empty when only a path was.</param>
/// <param name="Why">What the rights are needed for, completing "needs Read on X to ..."; empty when they were asked for by name.</param>
internal sealed record AccessQuestion(string Path, AccessSubject Subject, FileRights Rights, FolderPurpose Purpose, AccessRoles Roles, string Site, string Why)
{
    /// <summary>Questions with the same key have the same answer.</summary>
    public (string, string, FileRights, FolderPurpose) Key => (Path.ToUpperInvariant(), Subject.Name.ToUpperInvariant(), Rights, Purpose);
}
