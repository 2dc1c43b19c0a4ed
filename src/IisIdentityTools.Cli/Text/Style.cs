namespace IisIdentityTools.Cli.Text;

/// <summary>How a line looks; the values are the terminal's own numbers (ECMA-48 SGR).</summary>
internal enum Style
{
    Plain = 0,
    Bold = 1,
    Red = 31,
    Green = 32,
    Yellow = 33,
}
