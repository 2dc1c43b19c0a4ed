using System.Diagnostics.CodeAnalysis;
using IisIdentityTools.Security.Sddl;

namespace IisIdentityTools.Security;

public sealed partial class SecurityDescriptor
{
    /// <summary>Reads SDDL. A text without <c>D:</c> gives a descriptor without access-control list, which lets everybody do everything.</summary>
    /// <param name="sddl">The text. White space and lower case are read where Windows reads them; <c>docs/fidelity.md</c> names the differences.</param>
    /// <param name="domains">What <c>LA</c>, <c>DA</c> and other relative aliases stand on; null: they are errors.</param>
    /// <exception cref="SddlException">The text is no SDDL, or an alias needs a domain that is not given.</exception>
    public static SecurityDescriptor Parse(string sddl, SddlDomains? domains = null) => new SddlReader(sddl, domains, null).Read();

    /// <summary>Reads SDDL without throwing.</summary>
    /// <param name="sddl">The text.</param>
    /// <param name="domains">What relative aliases stand on, or null.</param>
    /// <param name="descriptor">The descriptor, or null when the text is none.</param>
    /// <param name="error">What is wrong and where, or null.</param>
    public static bool TryParse(string? sddl, SddlDomains? domains, [NotNullWhen(true)] out SecurityDescriptor? descriptor, [NotNullWhen(false)] out SddlException? error)
    {
        descriptor = null;
        error = null;
        try
        {
            descriptor = Parse(sddl ?? throw new SddlException("There is no SDDL text.", 0), domains);
            return true;
        }
        catch (SddlException problem)
        {
            error = problem;
            return false;
        }
    }

    /// <summary>
    /// Writes SDDL with the words that Windows chooses. What SDDL has no words for is left out, as Windows does: revisions, the
    /// resource manager's byte, control bits other than <c>P</c>, <c>AR</c>, <c>AI</c>, and bytes behind the SID of plain entries.
    /// </summary>
    /// <param name="sections">The parts to write.</param>
    /// <param name="domains">Whose accounts are written as aliases (<c>LA</c>, <c>DA</c>); null: as SIDs.</param>
    /// <exception cref="SddlException">An entry is of a kind that SDDL has no word for, or its condition or claim cannot be read, or cannot be spelt so that it can be read again.</exception>
    public string ToSddl(SddlSections sections = SddlSections.All, SddlDomains? domains = null) => SddlWriter.Write(this, sections, domains);
}
