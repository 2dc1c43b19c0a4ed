// Changes a snapshot again and again until somebody kills it, or holds the lock on it until its input ends.
//   loop <snapshot>   flips two files and one DACL between A and B, one change after the other; says "begun" after the first
//   hold <snapshot>   takes the lock, says "holding" and keeps it
// Both say "ready" first and wait for a line.
using IisIdentityTools.ChangeLoop;
using IisIdentityTools.Changes;
using IisIdentityTools.Facts;

// Enough for any test; a loop that nobody kills ends all the same.
const int Most = 20_000;

var (mode, source) = (args[0], args[1]);
Console.WriteLine("ready");
if (Console.In.ReadLine() is null)
    return;
using var snapshot = ServerSnapshot.Open(source);
var writer = new SnapshotWriter(snapshot, Thread.Sleep);
using var journal = ChangeJournal.Open(writer, $"change-loop {Environment.ProcessId}", Thread.Sleep);
if (mode == "hold")
{
    Console.WriteLine("holding");
    Console.In.ReadLine();
    return;
}
journal.Recover();
for (var change = 0; change < Most; change++)
{
    journal.Apply(Flip.Next(writer, Guid.NewGuid().ToString("N"), DateTime.UtcNow));
    // The first change is slow, and slow in few places: everything is compiled in it.
    if (change == 0)
        Console.WriteLine("begun");
}
