using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Text;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli.Identity;

/// <summary>The four rows of impersonation by anonymous access, one block for each application.</summary>
internal sealed class MatrixSink(CliHost host) : IAnswerSink<IdentityMatrixRow>
{
    private readonly Page _page = new(host);
    private (string, string)? _application;
    private int _count;

    public void Write(IdentityMatrixRow row)
    {
        if (_application != (row.Site, row.Application))
        {
            if (_count++ > 0)
                _page.Line();
            _application = (row.Site, row.Application);
            _page.Line($"{row.Site}{row.Application}, process {row.ProcessIdentity}", Style.Bold);
        }

        _page.Wrapped(row.IsCurrent ? "  now > " : "        ", row.Says);
        _page.Show();
    }

    public void Complete()
    {
        if (_count == 0)
            _page.Line("No ASP.NET application on this server matches the question.");
    }

    public void Dispose()
    {
    }
}
