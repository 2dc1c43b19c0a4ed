namespace IisIdentityTools.Cli;

/// <summary>Takes the answers of one run, one by one.</summary>
internal interface IAnswerSink<in T> : IDisposable
{
    /// <summary>Takes an answer.</summary>
    void Write(T answer);

    /// <summary>All answers were given. Not called when the run failed; Dispose always is.</summary>
    void Complete();
}
