using IisIdentityTools.Identity;

namespace IisIdentityTools.Access.Questions;

/// <summary>What a path of the query stands for.</summary>
/// <param name="PhysicalPath">The Windows path; empty when only answers are known (places of whole sites).</param>
/// <param name="Site">Name of the site; empty when a Windows path was given.</param>
/// <param name="Answers">The identities of the place; empty when the question names who asks.</param>
internal sealed record AccessTarget(string PhysicalPath, string Site, IReadOnlyList<EffectiveIdentity> Answers);
