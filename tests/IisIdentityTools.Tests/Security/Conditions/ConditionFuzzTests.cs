using System.Text;
using IisIdentityTools.Security.Conditions;
using Xunit;

namespace IisIdentityTools.Tests.Security.Conditions;

/// <summary>Any input is read or refused with a FormatException, and what is read survives the way there and back. Seeds are fixed.</summary>
public sealed class ConditionFuzzTests
{
    private const int Rounds = 20_000;
    private const string Letters = "()!&|=<>{}\"#@%,;- \tUserResourceSID(BA)Member_ofContains0x19aé\0";

    [Fact]
    public void Random_conditions_survive_both_ways()
    {
        var random = new Random(20_240_601);
        for (var round = 0; round < 5_000; round++)
        {
            var text = "(" + Condition(random, random.Next(6)) + ")";
            var expression = ConditionalExpression.Parse(text);
            var bytes = expression.ToBytes();
            Assert.Equal(0, bytes.Length % 4);
            var read = ConditionalExpression.FromBytes(bytes);
            Assert.Equal(bytes, read.ToBytes());
            Assert.Equal(bytes, ConditionalExpression.Parse(read.ToString()).ToBytes());
        }
    }

    [Fact]
    public void Changed_bytes_are_read_or_refused()
    {
        var random = new Random(7);
        var originals = ConditionVectors.Conditions.Select(row => Convert.FromHexString("61727478" + row.Data.Item2)).ToArray();
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Mutate(originals[round % originals.Length], random, keep: 4);
            if (!ConditionalExpression.TryFromBytes(bytes, out var expression, out _))
                refused++;
            else
                Assert.True(Enum.IsDefined(expression.Evaluate(new ConditionFacts(round % 2 == 0), round % 3 == 0)) && expression.ToString().Length > 0);
        }

        Assert.InRange(refused, 1, Rounds - 1);
    }

    [Fact]
    public void Changed_attributes_are_read_or_refused()
    {
        var random = new Random(8);
        var originals = ConditionVectors.Attributes.Select(row => Convert.FromHexString(row.Data.Item2)).ToArray();
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            if (!ResourceAttribute.TryFromBytes(Mutate(originals[round % originals.Length], random, keep: 0), out var attribute, out _))
                refused++;
            else
                Assert.Equal(attribute.ToString(), ResourceAttribute.FromBytes(attribute.ToBytes()).ToString());
        }

        Assert.InRange(refused, 1, Rounds - 1);
    }

    [Fact]
    public void Changed_text_is_read_or_refused()
    {
        var random = new Random(9);
        var originals = ConditionVectors.Conditions.Select(row => row.Data.Item1).Concat(ConditionVectors.Attributes.Select(row => row.Data.Item1)).ToArray();
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var text = Mutate(originals[round % originals.Length], random);
            refused += IsRefused(() => ConditionalExpression.Parse(text)) ? 1 : 0;
            refused += IsRefused(() => ResourceAttribute.Parse(text)) ? 1 : 0;
        }

        Assert.InRange(refused, Rounds, (2 * Rounds) - 1);
    }

    private static bool IsRefused(Func<object> read)
    {
        try
        {
            Assert.NotNull(read().ToString());
            return false;
        }
        catch (FormatException)
        {
            return true;
        }
    }

    private static byte[] Mutate(byte[] original, Random random, int keep)
    {
        var bytes = original.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var place = random.Next(keep, bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveRange(place, Math.Min(bytes.Count - place, random.Next(1, 5)));
                    break;
                case 1:
                    bytes.Insert(place, (byte)random.Next(256));
                    break;
                default:
                    bytes[place] = (byte)(random.Next(2) == 0 ? random.Next(256) : 0x80 + random.Next(0x24));
                    break;
            }

            if (bytes.Count <= keep)
                break;
        }

        return [.. bytes];
    }

    private static string Mutate(string original, Random random)
    {
        var text = new StringBuilder(original);
        for (var changes = random.Next(1, 4); changes > 0 && text.Length > 0; changes--)
        {
            var place = random.Next(text.Length);
            if (random.Next(3) == 0)
                text.Remove(place, Math.Min(text.Length - place, random.Next(1, 4)));
            else if (random.Next(2) == 0)
                text.Insert(place, Letters[random.Next(Letters.Length)]);
            else
                text[place] = Letters[random.Next(Letters.Length)];
        }

        return text.ToString();
    }

    private static string Condition(Random random, int depth) => (depth == 0 ? 0 : random.Next(4)) switch
    {
        0 => Term(random),
        1 => $"!({Condition(random, depth - 1)})",
        2 => $"({Condition(random, depth - 1)}) || {Condition(random, depth - 1)}",
        _ => $"{Term(random)} && ({Condition(random, depth - 1)})",
    };

    private static string Term(Random random) => random.Next(4) switch
    {
        0 => $"{Pick(random, "Member_of", "Not_Member_of_Any", "Device_Member_of")} {{SID(BA), SID(S-1-5-{random.Next()})}}",
        1 => $"{Pick(random, "Exists", "Not_Exists")} {Attribute(random)}",
        2 => Attribute(random),
        _ => $"{Attribute(random)} {Pick(random, "==", "!=", "<", ">=", "Contains", "Not_Any_of")} {Value(random)}",
    };

    private static string Value(Random random) => random.Next(6) switch
    {
        0 => Literal(random),
        1 => $"{{{Literal(random)}, {Literal(random)}}}",
        2 => "{}",
        3 => $"@Resource.r{random.Next(9)}",
        _ => Literal(random),
    };

    private static string Literal(Random random) => random.Next(5) switch
    {
        0 => random.NextInt64(long.MinValue, long.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture),
        1 => "0x" + random.NextInt64().ToString("x", System.Globalization.CultureInfo.InvariantCulture),
        2 => $"\"{(char)random.Next(0x23, 0xD800)}(text)\"",
        3 => "#" + Convert.ToHexString([(byte)random.Next(256), (byte)random.Next(256)]),
        _ => "-0" + Convert.ToString(random.Next(), 8),
    };

    private static string Attribute(Random random) => Pick(random, "@User.", "@Device.", "@Resource.", "") + $"n{random.Next(9)}%{random.Next(1, 0x10000):x4}";

    private static string Pick(Random random, params string[] values) => values[random.Next(values.Length)];
}
