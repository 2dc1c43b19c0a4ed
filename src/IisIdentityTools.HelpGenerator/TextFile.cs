using System.Text;

namespace IisIdentityTools.HelpGenerator;

/// <summary>Writes a text file, and only when its text changes, so that a build leaves the working tree as it was.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Write(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, s_utf8);
    }
}
