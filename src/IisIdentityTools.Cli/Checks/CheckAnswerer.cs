using System.Buffers;
using System.Collections.Concurrent;
using IisIdentityTools.Cli.Lines;
using IisIdentityTools.Security;

namespace IisIdentityTools.Cli.Checks;

/// <summary>iisid check: a descriptor and a token in, the outcome of the access check with its reasons out.</summary>
internal sealed class CheckAnswerer : ILineAnswerer
{
    private const int MaxScopes = 256;

    private readonly CheckScope _usual = new(new());
    private readonly ConcurrentDictionary<SddlDomains, CheckScope> _scopes = new();

    public void Answer(ReadOnlySpan<byte> line, LineAnswers answers)
    {
        if (line.IndexOfAnyExcept(" \t"u8) < 0)
            return;
        var parts = new CheckLine(line);
        var scope = ScopeOf(parts);
        var descriptor = scope.DescriptorOf(parts);
        var subject = scope.SubjectOf(parts);
        var desired = parts[CheckMember.Desired];
        if (desired.IsEmpty)
            throw new FormatException("'desired' is missing.");
        Write(AccessCheck.Explain(descriptor, subject.Token, new(CheckJson.Bits(desired, CheckMember.Desired)), subject.Privileges), answers);
    }

    public void Refuse(string problem, LineAnswers answers)
    {
        var json = answers.Json;
        json.Reset();
        json.WriteStartObject();
        json.WriteString("error"u8, problem);
        json.WriteEndObject();
        End(answers);
    }

    private static void Write(AccessExplanation explanation, LineAnswers answers)
    {
        var json = answers.Json;
        json.Reset();
        json.WriteStartObject();
        json.WriteString("access"u8, explanation.Decision.Verdict switch
        {
            AccessVerdict.Allowed => "Allowed"u8,
            AccessVerdict.Denied => "Denied"u8,
            _ => "Unknown"u8,
        });
        json.WriteString("granted"u8, explanation.Decision.Granted.ToString());
        json.WriteStartArray("because"u8);
        foreach (var step in explanation.Steps)
            json.WriteStringValue(StepSentence.Of(step));
        json.WriteEndArray();
        json.WriteEndObject();
        End(answers);
    }

    private static void End(LineAnswers answers)
    {
        answers.Json.Flush();
        answers.Output.Write("\n"u8);
    }

    private CheckScope ScopeOf(in CheckLine line)
    {
        if (line[CheckMember.Machine].IsEmpty && line[CheckMember.Domain].IsEmpty && line[CheckMember.RootDomain].IsEmpty)
            return _usual;
        var domains = new SddlDomains(Domain(line, CheckMember.Machine), Domain(line, CheckMember.Domain), Domain(line, CheckMember.RootDomain));
        if (_scopes.TryGetValue(domains, out var known))
            return known;
        return _scopes.Count < MaxScopes ? _scopes.GetOrAdd(domains, static each => new(each)) : new(domains);
    }

    private static SecurityIdentifier? Domain(in CheckLine line, CheckMember member) =>
        line[member].IsEmpty ? null : CheckSids.Parse(CheckJson.Text(line[member], member), member, new());
}
