using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace IisIdentityTools.PowerShell.Completion;

/// <summary>
/// Completes names from the snapshot that the command line names. It never throws: PowerShell would swallow the error and offer
/// file names instead.
/// </summary>
public abstract class SnapshotNameCompleter : IArgumentCompleter
{
    /// <summary>Offers the names that begin with the word.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return Complete(commandName, wordToComplete, fakeBoundParameters);
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>The names that can be completed, of the snapshot at a full path.</summary>
    private protected abstract IEnumerable<string> Names(string snapshot, IDictionary bound);

    /// <summary>All values of a bound parameter, whether it was given under its name or an alias.</summary>
    private protected static IEnumerable<string> Bound(IDictionary bound, string parameter) => bound[parameter] switch
    {
        null => [],
        string text => [text],
        IEnumerable list => list.Cast<object>().Select(item => item.ToString()!),
        var other => [other.ToString()!],
    };

    private List<CompletionResult> Complete(string commandName, string wordToComplete, IDictionary bound)
    {
        if (SnapshotOfLine.Find(commandName, bound) is not { } path)
            return [];
        var pattern = new WildcardPattern(WildcardPattern.Escape(wordToComplete.Trim('\'', '"')) + "*", WildcardOptions.IgnoreCase);
        return
        [
            .. Names(path, bound)
                .Where(pattern.IsMatch)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => new CompletionResult(CompletionText.Quote(name), name, CompletionResultType.ParameterValue, name)),
        ];
    }
}
