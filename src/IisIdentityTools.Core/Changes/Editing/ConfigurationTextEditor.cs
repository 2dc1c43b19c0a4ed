using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Changes.Editing;

/// <summary>
/// Edits a configuration file and leaves everything else in it byte for byte: comments, white space, order, quotes, entities,
/// encoding, line ends. New text is laid out like its neighbours. What comes out is read again by the configuration reader and must
/// say what was intended and nothing else.
/// </summary>
/// <param name="file">Name of the file, for errors only; nothing is opened.</param>
public sealed class ConfigurationTextEditor(string file)
{
    /// <summary>Applies edits in their order.</summary>
    /// <param name="original">The file's bytes; they are not changed.</param>
    /// <param name="edits">What shall be. What is so already is no change.</param>
    /// <param name="cancellation">Ends the reading of a large file.</param>
    /// <exception cref="ConfigurationEditException">The file is not well formed, has a document type or another root than
    /// <c>configuration</c>, or the section is kept in another file (configSource), encrypted, or there twice.</exception>
    public EditResult Apply(byte[] original, IReadOnlyList<ConfigurationEdit> edits, CancellationToken cancellation = default)
    {
        if (original is null)
            throw new ArgumentNullException(nameof(original));
        if (edits is null)
            throw new ArgumentNullException(nameof(edits));
        var root = Read(original, cancellation);
        var source = ConfigurationText.Decode(original, file);
        var document = TextScanner.Scan(source.Text, file);
        var check = new EditCheck(document);
        Demand(check.Compare(root), "The file is not read as it is written");
        var session = new EditSession(document);
        foreach (var edit in edits)
            session.Apply(edit);
        var splices = new SpliceMaker(document, source.CanEncode).Make();
        if (splices.Count == 0)
            return EditResult.Unchanged(original);
        var bytes = source.Do(splices);
        Demand(check.Compare(ReadAgain(bytes, cancellation)), "The edited text does not say what was intended");
        return EditResult.Changed(bytes, source.Text, splices);
    }

    private ConfigurationElement Read(byte[] bytes, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        var read = ConfigurationFileReader.Read(stream, file, cancellation: cancellation);
        return read.Root ?? throw new ConfigurationEditException(read.Problem!.Message + " Repair the file first.", file, read.Problem.Line);
    }

    private ConfigurationElement ReadAgain(byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            return Read(bytes, cancellation);
        }
        catch (ConfigurationEditException e)
        {
            throw new ConfigurationEditException("The edited text cannot be read. Nothing was changed; please report this with the file.", file, e.Line, e) { IsInconsistency = true };
        }
    }

    private void Demand(string? difference, string message)
    {
        if (difference is not null)
            throw new ConfigurationEditException($"{message}: {difference} Nothing was changed; please report this with the file.", file) { IsInconsistency = true };
    }
}
