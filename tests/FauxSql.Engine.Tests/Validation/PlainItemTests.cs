using System.Text;
using CsCheck;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tests.Validation;

public sealed class PlainItemTests
{
    [Theory]
    [InlineData("""{"a":{"S":"x"}}""")]
    [InlineData("""{"a":{"S":""},"b":{"N":"0"},"c":{"N":"-12"},"d":{"S":"{\u0027}:,<>&+"}}""")]
    [InlineData("""{"a":{"N":"12345678901234567890123456789012345678"},"long name":{"N":"100"}}""")]
    public void A_plain_item_is_taken_over_as_it_is(string item) => Assert.True(IsPlain(item.Replace("\\u0027", "'", StringComparison.Ordinal)));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "a":{"S":"x"}}""")]
    [InlineData("""{"a":{"S":"x"} }""")]
    [InlineData("""{"a":{"S":"x"}}x""")]
    [InlineData("""{"a":{"S":"x"},}""")]
    [InlineData("""{"a":{"S":"x"}""")]
    [InlineData("""{"a":{"S":"x""")]
    [InlineData("""{"a":{"S":"x"},"a":{"S":"y"}}""")]
    [InlineData("""{"":{"S":"x"}}""")]
    [InlineData("""{"a":{"S":"\n"}}""")]
    [InlineData("""{"a":{"S":"é"}}""")]
    [InlineData("""{"a":{"N":"1.5"}}""")]
    [InlineData("""{"a":{"N":"01"}}""")]
    [InlineData("""{"a":{"N":"-0"}}""")]
    [InlineData("""{"a":{"N":"+1"}}""")]
    [InlineData("""{"a":{"N":""}}""")]
    [InlineData("""{"a":{"N":"123456789012345678901234567890123456789"}}""")]
    [InlineData("""{"a":{"S":"x","N":"1"}}""")]
    [InlineData("""{"a":{"B":"YQ=="}}""")]
    [InlineData("""{"a":{"BOOL":true}}""")]
    [InlineData("""{"a":{"M":{}}}""")]
    public void Anything_else_is_left_to_the_reader(string item) => Assert.False(IsPlain(item));

    [Fact]
    public void A_plain_item_is_what_the_reader_would_have_made_of_it()
    {
        var text = Gen.Char[' ', '\u00FF'].Array[0, 6].Select(chars => new string(chars));
        var value = Gen.Frequency(
            (4, text.Select(t => $$"""{"S":"{{t}}"}""")),
            (4, Gen.Int[-1000, 1000].Select(n => $$"""{"N":"{{n}}"}""")),
            (1, text.Select(t => $$"""{"N":"{{t}}"}""")));
        Gen.Select(Gen.Char['a', 'd'], value).Array[1, 4].Sample(attributes =>
        {
            var item = Encoding.UTF8.GetBytes($"{{{string.Join(',', attributes.Select(a => $"\"{a.Item1}\":{a.Item2}"))}}}");
            if (!PlainItem.IsPlain(item, out var size))
                return;
            var read = ItemReading.ToStored(ItemJson.Parse(item));
            Assert.Equal(Encoding.UTF8.GetString(read.Json), Encoding.UTF8.GetString(item));
            Assert.Equal(read.Size, size);
            Assert.Equal(ItemSize.Of(item), size);
        }, iter: 20_000);
    }

    private static bool IsPlain(string item) => PlainItem.IsPlain(Encoding.UTF8.GetBytes(item), out _);
}
