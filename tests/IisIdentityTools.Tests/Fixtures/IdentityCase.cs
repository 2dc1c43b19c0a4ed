using IisIdentityTools.Tests.Architecture;

namespace IisIdentityTools.Tests.Fixtures;

/// <summary>
/// One case of tests/data/identity/*.cases: a rule with its mark and a title, the set-up line by line, a question, and all answers that are
/// expected. tests/data/identity/README.md says how a case is written.
/// </summary>
internal sealed class IdentityCase
{
    private IdentityCase(string name, string place)
    {
        Name = name;
        Place = place;
    }

    /// <summary>"B1 [C] the title".</summary>
    public string Name { get; }

    /// <summary>"file:line".</summary>
    public string Place { get; }

    /// <summary>Set-up lines.</summary>
    public List<string> Setup { get; } = [];

    /// <summary>The question: "[VERB] path [for Kind,Kind]".</summary>
    public string Question { get; private set; } = "";

    /// <summary>The expected answers.</summary>
    public List<string> Answers { get; } = [];

    /// <summary>All cases of one file.</summary>
    public static IReadOnlyList<IdentityCase> Read(string file)
    {
        var cases = new List<IdentityCase>();
        var number = 0;
        foreach (var raw in File.ReadLines(SourceTree.At("tests/data/identity/" + file)))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line.StartsWith("case ", StringComparison.Ordinal))
                cases.Add(new IdentityCase(line[5..], $"{file}:{number}"));
            else if (line.StartsWith("ask ", StringComparison.Ordinal))
                cases[^1].Question = line[4..];
            else if (line.StartsWith("=> ", StringComparison.Ordinal))
                cases[^1].Answers.Add(line[3..]);
            else
                cases[^1].Setup.Add(line);
        }

        return cases;
    }
}
