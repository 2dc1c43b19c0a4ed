using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli.Identity;

/// <summary>The answers of one application.</summary>
internal sealed class AnswerGroup(EffectiveIdentity first)
{
    private readonly Dictionary<object, AnswerRow> _byKey = [];
    private readonly Dictionary<(string, int, int, string), (ConfigurationProblem Problem, List<string> Paths)> _problems = [];

    /// <summary>The lines of the table.</summary>
    public List<AnswerRow> Rows { get; } = [];

    /// <summary>The problems of the application, each once, with the paths that it stops.</summary>
    public IEnumerable<(ConfigurationProblem Problem, List<string> Paths)> Problems => _problems.Values;

    /// <summary>Name of the site.</summary>
    public string Site => first.Site;

    /// <summary>Site, application, pool and process in one line.</summary>
    public string Heading
    {
        get
        {
            // A virtual account is named after its pool; naming both would only make the line longer.
            var isNamedAfterPool = first.ProcessIdentity.EndsWith('\\' + first.ApplicationPool, StringComparison.OrdinalIgnoreCase);
            var pool = isNamedAfterPool ? "" : $", pool {first.ApplicationPool}";
            return $"{first.Site}{first.Application}{pool}, process {(first.ProcessIdentity.Length == 0 ? "unknown" : first.ProcessIdentity)}";
        }
    }

    /// <summary>True when an answer belongs here.</summary>
    public bool Holds(EffectiveIdentity answer) => answer.Application == first.Application && answer.Site == first.Site;

    /// <summary>Adds an answer.</summary>
    public void Add(EffectiveIdentity answer)
    {
        var key = AnswerRow.KeyOf(answer);
        if (!_byKey.TryGetValue(key, out var row))
            Rows.Add(_byKey[key] = row = new AnswerRow(answer));
        row.Add(answer);
        foreach (var problem in answer.Problems)
        {
            var place = (problem.File, problem.Line, problem.Column, problem.Message);
            if (!_problems.TryGetValue(place, out var known))
                _problems[place] = known = (problem, []);
            if (!known.Paths.Contains(answer.Path))
                known.Paths.Add(answer.Path);
        }
    }
}
