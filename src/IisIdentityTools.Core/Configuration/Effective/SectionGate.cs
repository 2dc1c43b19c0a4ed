using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>Decides whether a file below applicationHost.config may set a section: locks by override mode, and allowDefinition.</summary>
internal static class SectionGate
{
    /// <summary>True when the contribution is refused; the problem is reported.</summary>
    public static bool Refuses(
        EffectiveSection section, Contribution contribution, SectionUse use, SectionDeclaration? declaration, ConfigurationLevel level, MergeContext context)
    {
        if (section.Forbids(contribution.File) is { } statement)
        {
            context.Locked(
                use.Element.Line,
                use.Element.Column,
                $"The section {use.Path} cannot be used at this path: it is locked by {statement.Says}{At(statement.Source)}.",
                $"Set it in applicationHost.config under <location path=\"{level.Path}\">, or unlock the section there with overrideMode=\"Allow\".",
                statement.Source);
            return true;
        }

        switch (declaration?.Scope)
        {
            case SectionScope.AppHostOnly or SectionScope.MachineOnly or SectionScope.MachineToRootWeb:
                context.Locked(
                    use.Element.Line,
                    use.Element.Column,
                    $"The section {use.Path} cannot be used at this path: it is declared allowDefinition=\"{declaration.Scope}\"{At(declaration.Source)}.",
                    "Move it to the server's own configuration.",
                    declaration.Source);
                return true;
            case SectionScope.MachineToApplication when !IsApplicationRoot(contribution, level):
                BelowApplication(use, declaration, context);
                return true;
            default:
                return false;
        }
    }

    private static void BelowApplication(SectionUse use, SectionDeclaration declaration, MergeContext context)
    {
        var message = $"The section {use.Path} cannot be set below the root of an application: it is declared allowDefinition=\"MachineToApplication\"{At(declaration.Source)}.";
        const string Fix = "Move it to the application's root web.config, or make this folder an application.";
        if (SectionDeclarations.IsNative(use.Path))
        {
            context.Locked(use.Element.Line, use.Element.Column, message, Fix, declaration.Source);
            return;
        }

        // ASP.NET refuses it, not IIS: its own error page, no sub-status.
        context.Problems.Add(new ConfigurationProblem
        {
            Status = "500.0",
            Message = message,
            Fix = Fix,
            File = context.File.Path,
            Line = use.Element.Line,
            Column = use.Element.Column,
            Location = context.Location,
            Section = use.Path,
            LockFile = declaration.Source?.File ?? "",
            LockLine = declaration.Source?.Line ?? 0,
        });
    }

    /// <summary>A level is the root of its application when the level above belongs to another one.</summary>
    private static bool IsApplicationRoot(Contribution contribution, ConfigurationLevel level) =>
        level.Parent is null || !string.Equals(level.Parent.Application, level.Application, StringComparison.Ordinal)
        || (contribution.Location is not null && level.Parent.Application is null);

    private static string At(SourcePosition? source) => source is null ? " (as on a stock server)" : $" at {source}";
}
