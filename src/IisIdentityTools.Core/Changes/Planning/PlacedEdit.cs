using IisIdentityTools.Changes.Editing;

namespace IisIdentityTools.Changes.Planning;

/// <summary>An edit, and the place of the server that it is for.</summary>
/// <param name="Place">Configuration path below the server, "Shop/cart".</param>
/// <param name="IsInServerFile">True when applicationHost.config is edited, false for the web.config of the place itself.</param>
/// <param name="Edit">The edit.</param>
internal sealed record PlacedEdit(string Place, bool IsInServerFile, ConfigurationEdit Edit);
