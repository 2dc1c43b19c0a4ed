using IisIdentityTools.Configuration;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.NotFound;

/// <summary>A setting of request filtering that refuses a URL.</summary>
/// <param name="SubStatus">The sub-status of 404 that it is answered with.</param>
/// <param name="Says">The rest of a sentence: "the hidden segment 'bin'".</param>
/// <param name="Source">Where it stands; null for a default of the schema.</param>
/// <param name="Setting">What appcmd changes to allow it; empty when that is not to be advised.</param>
/// <param name="AppliesToWebDav">Whether it counts for WebDAV.</param>
internal sealed record FilterMatch(int SubStatus, string Says, SourcePosition? Source, string Setting, bool AppliesToWebDav = true);
