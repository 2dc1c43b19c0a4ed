using System.Text;
using System.Xml;
using IisIdentityTools.Compatibility;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Configuration.Files;

/// <summary>
/// Reads a configuration file into elements that know their line and column. Never throws for what is in the file: a fault becomes
/// the file's <see cref="ConfigurationFile.Problem"/>. DTDs and external entities are refused, size and depth are bounded.
/// </summary>
internal static class ConfigurationFileReader
{
    /// <summary>Reads the file behind a fact; a file that is absent, unreadable or unknown keeps that state and has no root.</summary>
    public static ConfigurationFile Read(FileFact fact, string rootName = "configuration", CancellationToken cancellation = default)
    {
        if (fact.State != FactState.Present)
            return new ConfigurationFile(fact.Path, fact.State, null, null, fact.Reason);
        try
        {
            using var stream = fact.Open();
            return Read(stream, fact.Path, rootName, cancellation);
        }
        catch (IOException e)
        {
            return new ConfigurationFile(fact.Path, FactState.Unreadable, null, null, e.Message);
        }
        catch (UnauthorizedAccessException e)
        {
            return new ConfigurationFile(fact.Path, FactState.Unreadable, null, null, e.Message);
        }
    }

    /// <summary>Reads a file from a stream.</summary>
    public static ConfigurationFile Read(Stream stream, string path, string rootName = "configuration", CancellationToken cancellation = default)
    {
        ElementBuilder? builder = null;
        try
        {
            using var headed = new PrefixedStream(stream);
            using var text = DeclaredEncoding.OpenIfLegacy(headed);
            using var reader = text is null ? XmlReader.Create(headed, Settings()) : XmlReader.Create(text, Settings());
            builder = new ElementBuilder(reader, cancellation);
            var root = builder.ReadRoot();
            return root.Name == rootName
                ? new ConfigurationFile(path, FactState.Present, root, null)
                : Broken(path, $"The root element is <{root.Name}>, IIS expects <{rootName}>.", root.Line, root.Column);
        }
        catch (XmlException e)
        {
            return Broken(path, "The XML is not well formed: " + XmlFault.Sentence(e, name => builder?.IsOpen(name) ?? false), Math.Max(1, e.LineNumber), Math.Max(1, e.LinePosition));
        }
        catch (DecoderFallbackException e)
        {
            return Broken(path, "The file holds bytes that its encoding does not have: " + e.Message, 0, 0);
        }
        catch (ArgumentException e)
        {
            // The framework's reader reports some broken encodings so.
            return Broken(path, "The file cannot be decoded: " + e.Message, 0, 0);
        }
    }

    private static ConfigurationFile Broken(string path, string message, int line, int column) =>
        new(path, FactState.Present, null, new ConfigurationProblem
        {
            Status = "500.19",
            HResult = ConfigurationHResult.Invalid,
            Fault = ConfigurationFault.Malformed,
            Message = message,
            Fix = "Repair the file at that place; everything below it fails until then.",
            File = path,
            Line = line,
            Column = column,
        });

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = ReaderLimits.Characters,
        CloseInput = false,
    };
}
