using System.Text;
using System.Text.Json;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Tests.Values;

public sealed class AttributeValueTests
{
    [Theory]
    [InlineData("""{"S":"ü \"x\""}""")]
    [InlineData("""{"N":"-12.5"}""")]
    [InlineData("""{"B":"AQID"}""")]
    [InlineData("""{"BOOL":false}""")]
    [InlineData("""{"NULL":true}""")]
    [InlineData("""{"SS":["a","b"]}""")]
    [InlineData("""{"NS":["1","2"]}""")]
    [InlineData("""{"BS":["AQ==","Ag=="]}""")]
    [InlineData("""{"L":[{"M":{"k":{"L":[]}}}]}""")]
    public void Values_round_trip(string json)
    {
        var item = Encoding.UTF8.GetBytes($$"""{"a":{{json}}}""");
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        ItemJson.Write(output, ItemJson.Parse(item));
        Assert.Equal(Encoding.UTF8.GetString(item), Encoding.UTF8.GetString(output.WrittenSpan));
    }

    // The order of UTF-8 is not that of UTF-16: a face is a surrogate pair, and the full-width tilde stands behind those.
    [Theory]
    [InlineData("""{"SS":["b","🙂","ab","\uff5e","a"]}""", """{"SS":["a","ab","b","～","\uD83D\uDE42"]}""")]
    [InlineData("""{"NS":["100","20","-3","0","3","2.5","1e-9","-30"]}""", """{"NS":["-30","-3","0","0.000000001","2.5","3","20","100"]}""")]
    [InlineData("""{"BS":["gA==","AAE=","AA=="]}""", """{"BS":["AA==","AAE=","gA=="]}""")]
    public void The_elements_of_a_set_are_read_in_order(string written, string read)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        ItemJson.Write(output, [KeyValuePair.Create("a", Parse(written))]);
        Assert.Equal($$"""{"a":{{read}}}""", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Theory]
    [InlineData("""{"SS":["a","b"]}""", """{"SS":["b","a"]}""", true)]
    [InlineData("""{"NS":["1","2.0"]}""", """{"NS":["2","1"]}""", true)]
    [InlineData("""{"BS":["AQ==","Ag=="]}""", """{"BS":["Ag==","AQ=="]}""", true)]
    [InlineData("""{"M":{"a":{"N":"1"},"b":{"N":"2"}}}""", """{"M":{"b":{"N":"2"},"a":{"N":"1.0"}}}""", true)]
    [InlineData("""{"L":[{"N":"1"},{"N":"2"}]}""", """{"L":[{"N":"2"},{"N":"1"}]}""", false)]
    [InlineData("""{"SS":["a"]}""", """{"SS":["b"]}""", false)]
    [InlineData("""{"N":"1"}""", """{"S":"1"}""", false)]
    public void Equality_is_DynamoDBs(string left, string right, bool equal)
    {
        var (x, y) = (Parse(left), Parse(right));
        Assert.Equal(equal, x.Equals(y));
        if (equal)
            Assert.Equal(x.GetHashCode(), y.GetHashCode());
    }

    [Theory]
    [InlineData("""{}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("""{"X":"a"}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("""{"S":null}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("""{"S":"a","N":"1"}""", "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")]
    [InlineData("""{"NULL":false}""", "One or more parameter values were invalid: Null attribute value types must have the value of true")]
    [InlineData("""{"SS":[]}""", "One or more parameter values were invalid: An string set  may not be empty")]
    [InlineData("""{"NS":[]}""", "One or more parameter values were invalid: An number set  may not be empty")]
    [InlineData("""{"BS":[]}""", "One or more parameter values were invalid: Binary sets should not be empty")]
    [InlineData("""{"SS":["a","a"]}""", "One or more parameter values were invalid: Input collection [a, a] contains duplicates.")]
    [InlineData("""{"NS":["1","1.0"]}""", "Input collection contains duplicates")]
    [InlineData("""{"BS":["Yg==","Yg=="]}""", "One or more parameter values were invalid: Input collection [Yg==, Yg==]of type BS contains duplicates.")]
    [InlineData("""{"N":""}""", "The parameter cannot be converted to a numeric value")]
    [InlineData("""{"N":"b"}""", "The parameter cannot be converted to a numeric value: b")]
    [InlineData("""{"N":"1e200"}""", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("""{"S":"\ud800"}""", "Invalid UTF-16 surrogate pair in payload")]
    [InlineData("""{"S":1}""", "Unexpected value type in payload")]
    public void Malformed_values_get_AWSs_words(string json, string words) =>
        Assert.Equal(words, Assert.Throws<AttributeFormatException>(() => Parse(json)).Message);

    [Fact]
    public void Values_nest_32_deep_and_no_deeper()
    {
        Parse(Nested(32));
        Assert.Throws<AttributeFormatException>(() => Parse(Nested(33)));
    }

    [Fact]
    public void The_reader_is_left_on_the_closing_brace()
    {
        var reader = new Utf8JsonReader("""[{"L":[{"S":"a"}]},{"S":"b"}]"""u8);
        reader.Read();
        reader.Read();
        AttributeValue.Read(ref reader);
        Assert.Equal(JsonTokenType.EndObject, reader.TokenType);
        reader.Read();
        Assert.Equal(new AttributeValue.String("b"), AttributeValue.Read(ref reader));
    }

    [Fact]
    public void Attributes_are_found_within_the_items_bytes()
    {
        var item = """{"a":{"M":{"b":{"S":"inner"}}},"\u0062":{"S":"outer"}}"""u8.ToArray();
        Assert.True(ItemReader.TryFind(item, "b", out var json));
        Assert.Equal("""{"S":"outer"}""", Encoding.UTF8.GetString(json.Span));
        Assert.Equal(new AttributeValue.String("inner"), ItemReader.Get(item, new DocumentPath("a").Then("b")));
        Assert.False(ItemReader.TryFind(item, "c", out _));
    }

    private static AttributeValue Parse(string json) => AttributeValue.Parse(Encoding.UTF8.GetBytes(json));

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("{\"L\":[", depth)) + string.Concat(Enumerable.Repeat("]}", depth));
}
