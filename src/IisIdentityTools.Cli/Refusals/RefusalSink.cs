using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Text;
using IisIdentityTools.Diagnosis.Causes;

namespace IisIdentityTools.Cli.Refusals;

/// <summary>Predictions for people, with their number at the end.</summary>
internal sealed class RefusalSink(CliHost host, bool explainsAll) : IAnswerSink<RefusalExplanation>
{
    private readonly RefusalPage _page = new(host, explainsAll);
    private int _count;

    public void Write(RefusalExplanation answer)
    {
        _count++;
        _page.Write(answer);
    }

    public void Complete()
    {
        var page = new Page(host);
        if (_count > 0)
            page.Line();
        page.Line(_count == 0 ? "Nothing of what was captured makes requests fail." : $"{Count.Of(_count, "prediction")}: what is refused as a whole is told once.", Style.Bold);
    }

    public void Dispose()
    {
    }
}
