using System.Collections.Concurrent;
using System.Threading.Channels;
using IisIdentityTools.Cli.Hosting;

namespace IisIdentityTools.Cli.Lines;

/// <summary>
/// Streams lines through an answerer: one thread reads, every processor answers, and the answers leave in the order of the lines as soon
/// as they are there.
/// </summary>
internal sealed class LineRun(CliHost host, ErrorLines errors, CancellationToken cancellation)
{
    private const int BlocksPerProcessor = 4;

    private readonly ConcurrentBag<LineAnswers> _unused = [];

    /// <summary>Answers the lines of standard input.</summary>
    /// <returns>The <see cref="ExitCode"/>.</returns>
    public int Answer(ILineAnswerer answerer) => Answer(answerer, host.Input);

    /// <summary>Answers the lines of a stream.</summary>
    /// <returns>The <see cref="ExitCode"/>.</returns>
    public int Answer(ILineAnswerer answerer, Stream input)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var pending = Channel.CreateBounded<Task<LineAnswers>>(BlocksPerProcessor * Environment.ProcessorCount);
        var token = stop.Token;
        // A read from a pipe or terminal cannot be called off: the thread may outlive the run, and does not keep the process.
        new Thread(() => Read(input, answerer, pending.Writer, token)) { IsBackground = true, Name = "lines" }.Start();
        try
        {
            return Write(pending.Reader);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Error($"Standard input cannot be read: {e.Message}");
        }
        catch (Exception e) when (e is not OutputException)
        {
            errors.Fault(e);
        }
        finally
        {
            stop.Cancel();
        }

        return ExitCode.BadInput;
    }

    private void Read(Stream input, ILineAnswerer answerer, ChannelWriter<Task<LineAnswers>> pending, CancellationToken stop)
    {
        Exception? problem = null;
        try
        {
            foreach (var block in new LineReader(input).Read())
                pending.WriteAsync(Task.Run(() => AnswersOf(block, answerer), CancellationToken.None), stop).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            // Whoever writes the answers reports it behind the last one.
            problem = e;
        }

        pending.TryComplete(problem);
    }

    private LineAnswers AnswersOf(LineBlock block, ILineAnswerer answerer)
    {
        var answers = _unused.TryTake(out var unused) ? unused : new();
        answers.AddAll(block, answerer);
        block.Release();
        return answers;
    }

    private int Write(ChannelReader<Task<LineAnswers>> pending)
    {
        var code = ExitCode.Answered;
        while (pending.WaitToReadAsync(cancellation).AsTask().GetAwaiter().GetResult() && pending.TryRead(out var block))
        {
            cancellation.ThrowIfCancellationRequested();
            var answers = block.GetAwaiter().GetResult();
            host.Output.Write(answers.Bytes.Span);
            host.Output.Flush();
            foreach (var error in answers.Errors)
                errors.Error(error);
            if (answers.HasRefused)
                code = ExitCode.BadInput;
            answers.Clear();
            _unused.Add(answers);
        }

        return code;
    }
}
