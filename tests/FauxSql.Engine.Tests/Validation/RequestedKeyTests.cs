using System.Text;
using CsCheck;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;
using FauxSql.Engine.Validation.Shapes;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tests.Validation;

/// <summary>However a key is spelt, it becomes the row that the reader which understands everything makes of it, or the same refusal.</summary>
public sealed class RequestedKeyTests
{
    private static readonly KeySchema[] Keys =
    [
        new([new("a", AttributeKind.String)], []),
        new([new("a", AttributeKind.String)], [new("b", AttributeKind.String)]),
        new([new("b", AttributeKind.String)], [new("a", AttributeKind.String)]),
        new([new("a", AttributeKind.String)], [new("b", AttributeKind.Number)]),
        new([new("a", AttributeKind.Binary)], []),
    ];

    [Theory]
    [InlineData("""{"a":{"S":"x"}}""")]
    [InlineData("""{"a":{"S":"x"},"b":{"S":"y"}}""")]
    [InlineData("""{"b":{"S":"x"},"a":{"S":"y"}}""")]
    [InlineData("""{ "a" : {"S":"x"} , "b":{"S":"y"}}""")]
    [InlineData("""{"a":{"S":"x"},"b":{"N":"10"}}""")]
    [InlineData("""{"a":{"B":"eHg="}}""")]
    [InlineData("""{}""")]
    [InlineData("""{"c":{"S":"x"}}""")]
    [InlineData("""{"a":{"S":"x"},"c":{"S":"y"}}""")]
    [InlineData("""{"a":{"S":"x"},"b":{"S":"y"},"c":{"S":"z"}}""")]
    [InlineData("""{"a":{"S":"x"},"a":{"S":"y"}}""")]
    [InlineData("""{"a":{"S":""},"b":{"S":"y"}}""")]
    [InlineData("""{"a":{"S":"x"},"b":{"S":""}}""")]
    [InlineData("""{"a":{"S":"\u0061\u0000"},"b":{"S":"\n"}}""")]
    [InlineData("""{"\u0061":{"S":"x"}}""")]
    [InlineData("""{"a":{"S":"é"},"b":{"S":"日"}}""")]
    [InlineData("""{"a":{"S":"x","N":"1"}}""")]
    [InlineData("""{"a":{"S":null}}""")]
    [InlineData("""{"a":{}}""")]
    [InlineData("""{"a":{"SS":["x"]}}""")]
    public void Any_spelling_is_the_same_key(string key) => Assert.All(Keys, schema => Assert.Equal(Slowly(key, schema), Read(key, schema)));

    [Theory]
    [InlineData(2048, 1024)]
    [InlineData(2049, 1024)]
    [InlineData(2048, 1025)]
    public void Sizes_are_limited(int hash, int range)
    {
        var key = $$$"""{"a":{"S":"{{{new string('x', hash)}}}"},"b":{"S":"{{{new string('y', range)}}}"}}""";
        Assert.Equal(Slowly(key, Keys[1]), Read(key, Keys[1]));
    }

    [Fact]
    public void So_is_a_key_of_any_texts()
    {
        var text = Gen.Char['\0', '\u0100'].Array[0, 5].Select(chars => System.Text.Json.JsonEncodedText.Encode(new string(chars)).ToString());
        var part = Gen.Select(Gen.Char['a', 'c'], text, Gen.Frequency((3, Gen.Const("S")), (1, Gen.Const("N")))).Select((name, value, code) => $$$"""
            "{{{name}}}":{"{{{code}}}":"{{{value}}}"}
            """);
        Gen.Select(part.Array[1, 3], Gen.Bool).Select((parts, isCompact) => $"{{{string.Join(isCompact ? "," : ", ", parts)}}}")
            .Sample(key => Assert.All(Keys, schema => Assert.Equal(Slowly(key, schema), Read(key, schema))), iter: 5_000);
    }

    private static string Read(string key, KeySchema schema) => Answer(key, request => RequestedKey.Read(request).RowIn(schema));

    private static string Slowly(string key, KeySchema schema) => Answer(key, request =>
    {
        var values = ItemReading.Read(request);
        KeyValidation.CheckKey(schema, values);
        return KeyEncoder.Row(schema, values.GetValueOrDefault);
    });

    private static string Answer(string key, Func<Request, byte[]> row)
    {
        using var text = Deserialisation.Read(Encoding.UTF8.GetBytes($$"""{"TableName":"Tab","Key":{{key}}}"""), "GetItem");
        try
        {
            return Convert.ToHexString(row(new Request(text.Root).Object("Key")!.Value));
        }
        catch (Exception e) when (e is ServiceFault or AttributeFormatException)
        {
            return e.Message;
        }
    }
}
