using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Security.Descriptors;

/// <summary>What is written is read again as the same, and what is damaged is refused in the documented way. All seeds are fixed.</summary>
public sealed class RoundTripTests
{
    private const int Descriptors = 100_000;

    [Fact]
    public void Text_that_is_written_is_read_as_the_same_descriptor()
    {
        var draw = new RandomDescriptors(new(4711));
        for (var i = 0; i < Descriptors; i++)
        {
            var descriptor = draw.ForText();
            var text = descriptor.ToSddl();
            var again = SecurityDescriptor.Parse(text);
            if (DescriptorFixtures.Content(descriptor) is var content && content != DescriptorFixtures.Content(again))
                Assert.Fail($"{i}: {text}");
        }
    }

    [Fact]
    public void Bytes_that_are_written_are_read_as_the_same_descriptor()
    {
        var draw = new RandomDescriptors(new(4712));
        for (var i = 0; i < Descriptors; i++)
        {
            var descriptor = draw.ForBytes();
            var bytes = descriptor.ToBytes();
            var again = SecurityDescriptor.FromBytes(bytes);
            if (DescriptorFixtures.Content(descriptor) != DescriptorFixtures.Content(again) || !bytes.AsSpan().SequenceEqual(again.ToBytes()))
                Assert.Fail($"{i}: {Convert.ToHexString(bytes)}");
        }
    }

    [Fact]
    public void Damaged_bytes_are_refused_or_read_and_never_cost_more_than_their_length()
    {
        var random = new Random(4713);
        var draw = new RandomDescriptors(random);
        var refused = 0;
        for (var i = 0; i < Descriptors; i++)
        {
            var bytes = i % 10 == 0 ? draw.Bytes(200) : Damage(draw.ForBytes().ToBytes(), random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                SecurityDescriptor.FromBytes(bytes);
            }
            catch (FormatException)
            {
                refused++;
            }

            // An entry object is about eight times as large as its four bytes at least; an error has some thousand bytes of trace.
            var cost = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(cost < 20_000 + (40 * bytes.Length), $"{cost} bytes for {Convert.ToHexString(bytes)}");
        }

        Assert.InRange(refused, Descriptors / 10, Descriptors - 1);
    }

    [Fact]
    public void Damaged_text_is_refused_or_read()
    {
        var random = new Random(4714);
        var draw = new RandomDescriptors(random);
        var refused = 0;
        for (var i = 0; i < Descriptors; i++)
        {
            var text = Damage(draw.ForText().ToSddl(), random);
            if (SecurityDescriptor.TryParse(text, null, out _, out var error))
                continue;
            refused++;
            Assert.InRange(error.Position, 1, text.Length + 1);
        }

        Assert.InRange(refused, Descriptors / 10, Descriptors - 1);
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        for (var hits = random.Next(1, 4); hits > 0; hits--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    private static string Damage(string text, Random random)
    {
        const string alphabet = "OGDSAXRLMP:;()-0x19fF \"\t\0é{}";
        var characters = text.ToList();
        for (var hits = random.Next(1, 4); hits > 0; hits--)
        {
            var at = random.Next(characters.Count + 1);
            if (random.Next(2) == 0 || at == characters.Count)
                characters.Insert(at, alphabet[random.Next(alphabet.Length)]);
            else
                characters.RemoveAt(at);
        }

        return string.Concat(characters);
    }
}
