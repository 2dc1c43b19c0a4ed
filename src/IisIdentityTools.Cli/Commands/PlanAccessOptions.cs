using System.CommandLine;
using IisIdentityTools.Access;
using IisIdentityTools.Changes;
using IisIdentityTools.Security;

namespace IisIdentityTools.Cli.Commands;

/// <summary>Which access a plan is about; the same words as for iisid access.</summary>
internal sealed class PlanAccessOptions
{
    private readonly Argument<string[]> _path = new("path") { Description = "Folders or files: D:\\sites\\shop, Shop/cart; with --site a URL path.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _identity = NameOption.Create("--identity", "NAME", "Whose access, by name or SID. Without it: the identities that IIS uses there.");
    private readonly Option<FileRights?> _right = RightOption.Create("Rights: Read, Write, Modify ..., RX, M, or 0x1200a9.");
    private readonly Option<FolderPurpose[]> _purpose = EnumOption.Several<FolderPurpose>("--purpose", "purpose", "What for: StaticRead, RunCode, Upload, Modify ...", purpose => purpose != FolderPurpose.None);
    private readonly Option<string[]> _site = NameOption.Create("--site", "NAME", "Sites, by name or pattern: for URL paths, or for all their places.");
    private readonly Option<string[]> _application = NameOption.Create("--application", "PATH", "Applications by path in their site.");

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="needsIdentity">True when it must say whose access it is about.</param>
    public void AddTo(Command command, bool needsIdentity)
    {
        command.Arguments.Add(_path);
        foreach (var option in new Option[] { _identity, _right, _purpose, _site, _application })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_path) is null or { Tokens.Count: 0 } && result.GetResult(_site) is null or { Implicit: true })
                result.AddError("Say which folder: a path, or --site for all places of a site.");
            if (needsIdentity && result.GetResult(_identity) is null or { Implicit: true })
                result.AddError("Say whose rights: --identity with a name or SID.");
        });
    }

    /// <summary>What the user asks for.</summary>
    public FolderGrantQuery Query(ParseResult parsed, bool force)
    {
        var purposes = parsed.GetValue(_purpose) is { Length: > 0 } named ? named : [FolderPurpose.None];
        return new FolderGrantQuery
        {
            Force = force,
            Access = [.. purposes.Select(purpose => new FolderAccessQuery
            {
                Paths = parsed.GetValue(_path),
                Sites = parsed.GetValue(_site),
                Applications = parsed.GetValue(_application),
                Identities = parsed.GetValue(_identity),
                Right = parsed.GetValue(_right),
                Purpose = purpose,
            })],
        };
    }
}
