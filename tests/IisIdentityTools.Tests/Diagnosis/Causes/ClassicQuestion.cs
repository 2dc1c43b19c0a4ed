using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Tests.Fixtures;

namespace IisIdentityTools.Tests.Diagnosis.Causes;

/// <summary>A question that administrators ask for twenty years, on a small server that shows it.</summary>
/// <param name="Key">Short name.</param>
/// <param name="Question">In their words.</param>
/// <param name="SetUp">What the server is like.</param>
/// <param name="Server">The server.</param>
/// <param name="Request">What was refused.</param>
/// <param name="Causes">The first causes that the tool has to name, in order.</param>
/// <param name="Identity">Who it has to say was refused.</param>
/// <param name="Confidence">How far the first cause has to be shown.</param>
internal sealed record ClassicQuestion(string Key, string Question, string SetUp, Func<TestServer> Server, RefusedRequest Request, string[] Causes, string Identity, CauseConfidence Confidence)
{
    /// <summary>What the tool answers.</summary>
    public RefusalExplanation Answer() => new RefusalResolver(Server().Load()).Resolve(Request).Single();

    /// <summary>The name that test runners show.</summary>
    public override string ToString() => Key;
}
