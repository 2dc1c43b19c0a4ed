using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity.Accounts;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Negotiate;

/// <summary>What windowsAuthentication says at one place, and who decrypts Kerberos tickets there (rule B7).</summary>
internal sealed class WindowsSettings
{
    public const string SectionPath = "system.webServer/security/authentication/windowsAuthentication";

    private readonly EffectiveSection _section;
    private readonly WorkerProcess _worker;

    public WindowsSettings(ConfigurationLevel level, WorkerProcess worker)
    {
        _section = level.GetSection(SectionPath);
        _worker = worker;
        var list = _section.Element.Child("providers");
        Providers = list.Items.Select(item => item.Get("value").Text).ToArray();
        ProvidersSource = list.Source ?? _section.Element.Source;
        AreProvidersKnown = list.Source is not null;
    }

    /// <summary>Negotiate, NTLM, in order.</summary>
    public IReadOnlyList<string> Providers { get; }

    /// <summary>Where the list was written.</summary>
    public SourcePosition? ProvidersSource { get; }

    /// <summary>False when no file at hand writes the list.</summary>
    public bool AreProvidersKnown { get; }

    /// <summary>True when a client without a Kerberos ticket can log in: plain Negotiate contains NTLM.</summary>
    public bool HasFallback => Offers("Negotiate") || Offers("NTLM");

    /// <summary>False when Kerberos is certainly not offered.</summary>
    public bool MayUseKerberos => !AreProvidersKnown || Offers("Negotiate") || Offers("Negotiate:Kerberos");

    /// <summary>useKernelMode.</summary>
    public EffectiveValue KernelMode => _section.Get("useKernelMode");

    /// <summary>useAppPoolCredentials.</summary>
    public EffectiveValue PoolCredentials => _section.Get("useAppPoolCredentials");

    /// <summary>tokenChecking of extended protection.</summary>
    public EffectiveValue TokenChecking => _section.Element.Child("extendedProtection").Get("tokenChecking");

    /// <summary>True when extended protection has that flag.</summary>
    public bool HasFlag(string flag) => _section.Element.Child("extendedProtection").Get("flags").Text.Split(',').Any(part => string.Equals(part.Trim(), flag, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when the pool has an account of its own: every other identity is the computer account for Kerberos.</summary>
    public bool HasOwnAccount => _worker.Definition is { } pool && string.Equals(pool.IdentityTypeText, "SpecificUser", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the pool's own account decrypts tickets, false when the computer account does.</summary>
    public bool PoolDecrypts => HasOwnAccount && (KernelMode.Is("false") || PoolCredentials.IsTrue);

    /// <summary>The settings of a place.</summary>
    public static WindowsSettings Of(CasePlace place) => new(place.Level, place.Worker);

    private bool Offers(string provider) => Providers.Any(each => string.Equals(each, provider, StringComparison.OrdinalIgnoreCase));
}
