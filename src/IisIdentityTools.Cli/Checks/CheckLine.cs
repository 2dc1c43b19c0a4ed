using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace IisIdentityTools.Cli.Checks;

/// <summary>One line of iisid check, taken apart: the JSON of each member as it stands there, not interpreted.</summary>
internal readonly ref struct CheckLine
{
    private const int Members = (int)CheckMember.RootDomain + 1;

    private static readonly byte[][] s_names = Array.ConvertAll(Enum.GetNames<CheckMember>(), name => Encoding.UTF8.GetBytes(JsonNamingPolicy.CamelCase.ConvertName(name)));

    private readonly ReadOnlySpan<byte> _line;
    private readonly Places _places;

    /// <summary>Takes a line apart.</summary>
    /// <exception cref="FormatException">It is no JSON object, or has a member that is not known or stands there twice.</exception>
    public CheckLine(ReadOnlySpan<byte> line)
    {
        _line = line;
        try
        {
            _places = PlacesIn(line);
        }
        catch (JsonException e)
        {
            throw new FormatException(FormattableString.Invariant($"this is no JSON object: see byte {e.BytePositionInLine + 1}."));
        }
    }

    /// <summary>The JSON of a member; empty when it is not there, or null.</summary>
    public ReadOnlySpan<byte> this[CheckMember member] => _line[_places[(int)member]];

    /// <summary>Name of a member as it stands in a line.</summary>
    public static string NameOf(CheckMember member) => Encoding.UTF8.GetString(s_names[(int)member]);

    private static Places PlacesIn(ReadOnlySpan<byte> line)
    {
        var places = new Places();
        var reader = new Utf8JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new FormatException("this is no JSON object.");
        var seen = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = Find(ref reader);
            if ((seen & (1 << member)) != 0)
                throw new FormatException($"'{NameOf((CheckMember)member)}' stands there twice.");
            seen |= 1 << member;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            var isNull = reader.TokenType == JsonTokenType.Null;
            reader.Skip();
            places[member] = isNull ? default : start..(int)reader.BytesConsumed;
        }

        // Finds what stands behind the object.
        reader.Read();
        return places;
    }

    private static int Find(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < s_names.Length; i++)
            if (reader.ValueTextEquals(s_names[i]))
                return i;
        throw new FormatException($"there is no member '{CheckJson.TextOf(ref reader)}'. There are: {string.Join(", ", Enum.GetValues<CheckMember>().Select(NameOf))}.");
    }

    [InlineArray(Members)]
    private struct Places
    {
        private Range _first;
    }
}
