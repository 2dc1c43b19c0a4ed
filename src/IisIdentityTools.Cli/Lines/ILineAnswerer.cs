namespace IisIdentityTools.Cli.Lines;

/// <summary>Answers lines one by one; called from several threads at once.</summary>
internal interface ILineAnswerer
{
    /// <summary>Adds the answer to a line, without its line end.</summary>
    /// <exception cref="FormatException">There is none, and nothing was added.</exception>
    void Answer(ReadOnlySpan<byte> line, LineAnswers answers);

    /// <summary>Adds what stands in place of an answer.</summary>
    /// <param name="problem">What is wrong with the line, its number included.</param>
    /// <param name="answers">Takes it.</param>
    void Refuse(string problem, LineAnswers answers);
}
