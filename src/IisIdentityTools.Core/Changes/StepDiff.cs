using IisIdentityTools.Access.Checks;
using IisIdentityTools.Changes.Editing;
using IisIdentityTools.Changes.Permissions;
using IisIdentityTools.Changes.Planning;
using IisIdentityTools.Configuration;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes;

/// <summary>Shows what a step writes: a file's change in unified format with secrets masked, or the entries of a list that go and come.</summary>
public static class StepDiff
{
    /// <summary>The step as a text of several lines; empty when it changes nothing that can be seen.</summary>
    /// <param name="step">The step.</param>
    /// <param name="configuration">The server, which knows names.</param>
    public static string Of(ChangeStep step, ServerConfiguration configuration) =>
        step.Kind == ChangeKind.ConfigurationFile ? OfFile(step) : string.Join("\n", OfPermissions(step, configuration));

    private static string OfFile(ChangeStep step)
    {
        try
        {
            return UnifiedDiff.Of(step.Path, Text(step.BeforeContent, step.Path), Text(step.AfterContent, step.Path));
        }
        catch (ConfigurationEditException)
        {
            return FormattableString.Invariant($"- {step.BeforeLength} bytes, SHA-256 {step.Before}\n+ {step.AfterLength} bytes, SHA-256 {step.After}");
        }
    }

    private static string Text(byte[]? content, string path) => content is null ? "" : ConfigurationText.Decode(content, path).Text;

    private static IReadOnlyList<string> OfPermissions(ChangeStep step, ServerConfiguration configuration)
    {
        var domains = DescriptorStore.DomainsOf(configuration.Facts.Server);
        return SecurityDescriptor.TryParse(step.Before ?? "", domains, out var before, out _) && before?.Dacl is { } old
            && SecurityDescriptor.TryParse(step.After ?? "", domains, out var after, out _) && after?.Dacl is { } made
            ? DaclDifference.Lines(old, made, configuration.Facts.GetPathSecurity(step.Path).Kind, new SidNames(configuration).NameOf)
            : ["- " + step.Before, "+ " + step.After];
    }
}
