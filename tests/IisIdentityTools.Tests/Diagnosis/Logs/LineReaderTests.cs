using System.Text;
using IisIdentityTools.Compatibility;
using IisIdentityTools.Diagnosis.Logs.Lines;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Logs;

/// <summary>Lines and separators beside those that the framework's own text functions find.</summary>
public sealed class LineReaderTests
{
    [Fact]
    public void Separators_are_those_that_a_plain_loop_finds()
    {
        var random = new Random(1);
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = new byte[random.Next(400)];
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] = (byte)(random.Next(round % 7 + 1) == 0 ? " \n\r\t"[random.Next(4)] : random.Next(256));
            var start = random.Next(bytes.Length + 1);
            var (positions, ends) = (new int[bytes.Length + SeparatorScan.Slack], new int[bytes.Length + SeparatorScan.Slack]);

            var (count, lines) = SeparatorScan.Scan(bytes, start, bytes.Length, (byte)'\n', positions, ends);

            var expected = Enumerable.Range(start, bytes.Length - start).Where(i => bytes[i] <= 32).ToList();
            Assert.Equal(expected, positions.Take(count));
            Assert.Equal(expected.Where(i => bytes[i] == '\n'), ends.Take(lines).Select(i => positions[i]));
        }
    }

    [Fact]
    public void Separators_need_room() =>
        Assert.Throws<ArgumentException>(() => SeparatorScan.Scan(new byte[100], 0, 100, (byte)'\n', new int[100], new int[200]));

    [Theory]
    [InlineData("\n", 64)]
    [InlineData("\r\n", 64)]
    [InlineData("\r\n", 4_096)]
    [InlineData("\r", 128)]
    public void Lines_are_those_of_the_text_whatever_the_block(string newLine, int block)
    {
        var random = new Random(2);
        for (var round = 0; round < 200; round++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 40)).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(6)).Select(_ => new string('x', random.Next(1, 5))))).ToList();
            var text = string.Join(newLine, lines) + (random.Next(2) == 0 ? newLine : "");
            var reader = new LineReader(block);
            reader.Open(new MemoryStream(Encoding.ASCII.GetBytes(text)), 0, inLine: false);
            var read = new List<string>();
            while (reader.MoveNext())
            {
                read.Add($"{reader.Number} {Encoding.ASCII.GetString(reader.Bytes, reader.Start, reader.End - reader.Start)}");
                Assert.Equal(read[^1].Split(' ').Length - 1, reader.Columns);
            }

            Assert.Equal(lines.Select((line, i) => $"{i + 1} {line}").Where(line => !line.EndsWith(' ')), read);
        }
    }

    [Fact]
    public void A_line_that_is_too_long_is_seen_once_and_skipped()
    {
        var text = $"first line\n{new string('y', 5_000)}\nthird\n{new string('z', 5_000)}";
        var reader = new LineReader(256);
        reader.Open(new MemoryStream(Encoding.ASCII.GetBytes(text)), 0, inLine: false);
        var read = new List<string>();
        while (reader.MoveNext())
            read.Add($"{reader.Number} {(reader.IsOverlong ? "long" : Encoding.ASCII.GetString(reader.Bytes, reader.Start, reader.End - reader.Start))}");

        Assert.Equal(["1 first line", "2 long", "3 third", "4 long"], read);
    }
}
