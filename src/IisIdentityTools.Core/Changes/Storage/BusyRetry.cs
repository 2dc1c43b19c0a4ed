namespace IisIdentityTools.Changes.Storage;

/// <summary>Tries again while a file is in use: ten times over two seconds.</summary>
/// <param name="pause">Waits for a time; Core has no clock of its own.</param>
internal sealed class BusyRetry(Action<TimeSpan> pause)
{
    /// <summary>How often it is tried.</summary>
    public const int Tries = 10;

    /// <summary>How long it waits between two tries, in milliseconds.</summary>
    public const int PauseMilliseconds = 220;

    /// <summary>Does something with the file at <paramref name="path"/>, which errors name.</summary>
    /// <exception cref="ChangeException">It could not be done.</exception>
    public T Run<T>(string path, Func<T> attempt) => Run(attempt, (fault, e) => ChangeErrors.Fault(fault, path, e));

    /// <summary>Does something and makes the error of what stopped it in the end.</summary>
    public T Run<T>(Func<T> attempt, Func<FileFault, Exception, ChangeException> error)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return attempt();
            }
            catch (Exception e) when (FileFaults.Is(e))
            {
                var fault = FileFaults.Of(e);
                // The next look at a file that went away finds out that it is not as expected.
                if (fault is not (FileFault.Busy or FileFault.FileMissing) || tries == Tries)
                    throw error(fault, e);
            }
            pause(TimeSpan.FromMilliseconds(PauseMilliseconds));
        }
    }
}
