namespace IisIdentityTools.Security;

/// <summary>The outcome of an access check with what decided each right.</summary>
/// <param name="Decision">The outcome.</param>
/// <param name="Steps">What decided, in the order in which Windows comes to it; every right asked for is in at least one step.</param>
public sealed record AccessExplanation(AccessDecision Decision, IReadOnlyList<AccessStep> Steps);
