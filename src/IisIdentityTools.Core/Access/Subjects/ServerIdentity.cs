using IisIdentityTools.Identity;

namespace IisIdentityTools.Access.Subjects;

/// <summary>An identity that a server's requests use, and for which applications.</summary>
/// <param name="Answer">An answer that the identity takes part in.</param>
/// <param name="Identity">The identity.</param>
/// <param name="UsedBy">Site and application, "Shop/cart".</param>
/// <param name="Sites">Names of the sites.</param>
internal sealed record ServerIdentity(EffectiveIdentity Answer, ResolvedIdentity Identity, SortedSet<string> UsedBy, HashSet<string> Sites);
