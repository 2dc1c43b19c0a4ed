using IisIdentityTools.Configuration.Schema;
using Xunit;

namespace IisIdentityTools.Tests.Configuration.Schema;

public class AttributeTypeMapTests
{
    // Words: the comment that heads IIS_schema.xml.
    [Theory]
    [InlineData("bool", AttributeType.Bool)]
    [InlineData("enum", AttributeType.Enum)]
    [InlineData("flags", AttributeType.Flags)]
    [InlineData("uint", AttributeType.UInt)]
    [InlineData("int", AttributeType.Int)]
    [InlineData("int64", AttributeType.Int64)]
    [InlineData("string", AttributeType.String)]
    [InlineData("timeSpan", AttributeType.TimeSpan)]
    public void Word_and_type_go_together(string word, AttributeType type)
    {
        Assert.True(AttributeTypeMap.TryParse(word, out var parsed));
        Assert.Equal(type, parsed);
        Assert.Equal(word, AttributeTypeMap.ToWord(type));
    }

    [Fact]
    public void Every_type_has_a_word() =>
        Assert.All(Enum.GetValues<AttributeType>(), t => Assert.True(AttributeTypeMap.TryParse(AttributeTypeMap.ToWord(t), out var back) && back == t));

    [Theory]
    [InlineData("")]
    [InlineData("Bool")]
    [InlineData("text")]
    public void Other_words_are_none(string word) => Assert.False(AttributeTypeMap.TryParse(word, out _));

    [Theory]
    [InlineData(-1)]
    [InlineData(99)]
    public void Undefined_type_is_refused(int type) => Assert.Throws<ArgumentOutOfRangeException>(() => AttributeTypeMap.ToWord((AttributeType)type));
}
