using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>What is known of one cause for which requests fail, whether or not it can be computed.</summary>
public sealed class CauseEntry
{
    internal CauseEntry(string id, string title, CauseStage stage, CauseAccounts accounts, string[] signatures, CauseScope scope = CauseScope.Any)
    {
        Id = id;
        Title = title;
        Stage = stage;
        Accounts = accounts;
        Signatures = signatures;
        Scope = scope;
        Parsed = Array.ConvertAll(signatures, CauseSignature.Parse);
    }

    /// <summary>Its name, "ACL-ANON".</summary>
    public string Id { get; }

    /// <summary>What is wrong, in a few words.</summary>
    public string Title { get; }

    /// <summary>The stage of the request at which it strikes.</summary>
    public CauseStage Stage { get; }

    /// <summary>Whose access or logon it is about.</summary>
    public CauseAccounts Accounts { get; }

    /// <summary>
    /// What it looks like: statuses ("401.3", "401.3.5", "500.19/0x80070005"), HTTPERR reasons ("503 AppOffline"), events ("WAS 5021"), codes of failed logons
    /// ("4625 0xC000006A"). Empty for a cause that explains others and shows no status of its own.
    /// </summary>
    public IReadOnlyList<string> Signatures { get; }

    /// <summary>Where alone it can occur.</summary>
    public CauseScope Scope { get; }

    /// <summary>What one sees, in words.</summary>
    public required string Seen { get; init; }

    /// <summary>When it is proved.</summary>
    public required string ProvedWhen { get; init; }

    /// <summary>The fact to ask for, with how to get it; empty when a snapshot has it.</summary>
    public string Ask { get; init; } = "";

    /// <summary>What to do, the least that helps.</summary>
    public required string Fix { get; init; }

    /// <summary>What not to do; empty when there is nothing to warn of.</summary>
    public string Avoid { get; init; } = "";

    /// <summary>How well it is established.</summary>
    public RuleMark Mark { get; init; }

    /// <summary>What it stands on: rules of the domain, support articles.</summary>
    public required string Source { get; init; }

    internal IReadOnlyList<CauseSignature> Parsed { get; }

    /// <summary>"ACL-ANON The anonymous user may not read the file".</summary>
    public override string ToString() => $"{Id} {Title}";
}
