using IisIdentityTools.Cli.Text;
using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli.Identity;

/// <summary>Counts what was shown, for the last line.</summary>
internal sealed class AnswerTally
{
    private readonly HashSet<string> _sites = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string, string)> _applications = [];
    private readonly HashSet<(string, int, int, string)> _problems = [];
    private string _server = "";

    /// <summary>Counts one answer.</summary>
    public void Add(EffectiveIdentity answer)
    {
        _server = answer.Server;
        _sites.Add(answer.Site);
        _applications.Add((answer.Site, answer.Application));
        foreach (var problem in answer.Problems)
            _problems.Add(KeyOf(problem));
    }

    /// <summary>"WEB01: 3 sites, 4 applications, 1 problem, nothing unknown."</summary>
    public string Describe(int unknowns) => _sites.Count == 0
        ? "Nothing on this server matches the question."
        : $"{_server}: {Count.Of(_sites.Count, "site")}, {Count.Of(_applications.Count, "application")}, {Count.Of(_problems.Count, "problem")}, {(unknowns == 0 ? "nothing" : Count.Of(unknowns, "thing"))} unknown.";

    private static (string, int, int, string) KeyOf(ConfigurationProblem problem) => (problem.File, problem.Line, problem.Column, problem.Message);
}
