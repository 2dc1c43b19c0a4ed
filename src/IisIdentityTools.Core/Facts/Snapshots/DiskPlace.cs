namespace IisIdentityTools.Facts.Snapshots;

/// <summary>A place on this machine.</summary>
/// <param name="FullPath">The file, whether it exists or not; or the link on the way to it.</param>
/// <param name="IsLink">True when <paramref name="FullPath"/> is a link, which is not followed.</param>
internal readonly record struct DiskPlace(string FullPath, bool IsLink);
