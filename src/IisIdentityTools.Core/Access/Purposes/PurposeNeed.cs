using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Purposes;

/// <summary>What one identity of an answer needs for a purpose.</summary>
/// <param name="Role">The part of the work.</param>
/// <param name="Identity">Who does it.</param>
/// <param name="Path">The file or folder.</param>
/// <param name="Rights">The rights.</param>
/// <param name="Why">What for, completing "needs Read on X to ...".</param>
internal sealed record PurposeNeed(AccessRoles Role, ResolvedIdentity Identity, string Path, FileRights Rights, string Why);
