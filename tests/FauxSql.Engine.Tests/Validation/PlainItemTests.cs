using System.Collections.Immutable;
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
    [InlineData("""{"a":{"BOOL":true},"b":{"BOOL":false},"c":{"NULL":true},"d":{"N":"-12.05"},"e":{"N":"0.5"}}""")]
    [InlineData("""{"a":{"M":{}},"b":{"L":[]},"c":{"M":{"a":{"L":[{"S":"x"},{"M":{"b":{"N":"1"}}}]},"c":{"S":"y"}}}}""")]
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
    [InlineData("""{"a":{"N":"01"}}""")]
    [InlineData("""{"a":{"N":"-0"}}""")]
    [InlineData("""{"a":{"N":"+1"}}""")]
    [InlineData("""{"a":{"N":""}}""")]
    [InlineData("""{"a":{"N":"123456789012345678901234567890123456789"}}""")]
    [InlineData("""{"a":{"S":"x","N":"1"}}""")]
    [InlineData("""{"a":{"B":"YQ=="}}""")]
    [InlineData("""{"a":{"N":"1."}}""")]
    [InlineData("""{"a":{"N":".5"}}""")]
    [InlineData("""{"a":{"N":"0.0"}}""")]
    [InlineData("""{"a":{"N":"00.5"}}""")]
    [InlineData("""{"a":{"N":"1e2"}}""")]
    [InlineData("""{"a":{"BOOL":"true"}}""")]
    [InlineData("""{"a":{"BOOL":truer}}""")]
    [InlineData("""{"a":{"NULL":false}}""")]
    [InlineData("""{"a":{"SS":["x"]}}""")]
    [InlineData("""{"a":{"M":{"b":{"S":"x"},"b":{"S":"y"}}}}""")]
    [InlineData("""{"a":{"M":{"b":{"S":"x"}}""")]
    [InlineData("""{"a":{"L":[{"S":"x"},]}}""")]
    [InlineData("""{"a":{"L":["x"]}}""")]
    public void Anything_else_is_left_to_the_reader(string item) => Assert.False(IsPlain(item));

    [Theory]
    [InlineData("1.50", "1.5")]
    [InlineData("-10.00", "-10")]
    [InlineData("0.0500", "0.05")]
    [InlineData("100.0", "100")]
    public void Zeros_at_the_end_of_a_fraction_are_not_stored(string sent, string stored)
    {
        var item = Encoding.UTF8.GetBytes($$$"""{"a":{"N":"{{{sent}}}"},"b":{"S":"x"},"c":{"N":"{{{sent}}}"}}""");
        Assert.True(PlainItem.TryRead(item, out var read));
        Assert.Equal($$$"""{"a":{"N":"{{{stored}}}"},"b":{"S":"x"},"c":{"N":"{{{stored}}}"}}""", Encoding.UTF8.GetString(read.Json));
    }

    [Fact]
    public void What_is_nested_too_deep_is_left_to_the_reader()
    {
        var value = string.Concat(Enumerable.Repeat("""{"L":[""", 40)) + string.Concat(Enumerable.Repeat("]}", 40));
        Assert.False(IsPlain($$"""{"a":{{value}}}"""));
    }

    [Fact]
    public void A_plain_item_is_what_the_reader_would_have_made_of_it()
    {
        var text = Gen.Char[' ', '\u00FF'].Array[0, 6].Select(chars => new string(chars));
        var scalar = Gen.Frequency(
            (4, text.Select(t => $$"""{"S":"{{t}}"}""")),
            (4, Gen.Int[-1000, 1000].Select(n => $$"""{"N":"{{n}}"}""")),
            (4, Gen.Select(Gen.Int[-120, 120], Gen.Int[0, 2000]).Select((whole, fraction) => $$"""{"N":"{{whole}}.{{fraction:D4}}"}""")),
            (2, Gen.Bool.Select(b => b ? """{"BOOL":true}""" : """{"NULL":true}""")),
            (1, text.Select(t => $$"""{"N":"{{t}}"}""")));
        var value = Gen.Frequency(
            (4, scalar),
            (1, scalar.Array[0, 3].Select(elements => $$"""{"L":[{{string.Join(',', elements)}}]}""")),
            (1, Attributes(scalar, 0).Select(entries => $$"""{"M":{{entries}}}""")));
        Attributes(value, 1).Sample(text =>
        {
            var item = Encoding.UTF8.GetBytes(text);
            if (!PlainItem.TryRead(item, out var plain))
                return;
            var read = ItemReading.ToStored(ItemJson.Parse(item));
            Assert.Equal(Values(read.Json), Values(plain.Json));
            Assert.Equal(read.Json.Length, plain.Json.Length);
            Assert.Equal(read.Size, plain.Size);
            Assert.Equal(ItemSize.Of(plain.Json), plain.Size);
        }, iter: 20_000);
    }

    private static Gen<string> Attributes(Gen<string> value, int least) => Gen.Select(Gen.Char['a', 'd'], value).Array[least, 4]
        .Select(entries => $"{{{string.Join(',', entries.Select(e => $"\"{e.Item1}\":{e.Item2}"))}}}");

    // The reader keeps entries of maps in an order of its own.
    private static AttributeValue.Map Values(byte[] item) => new(ItemJson.Parse(item).ToImmutableDictionary());

    private static bool IsPlain(string item) => PlainItem.TryRead(Encoding.UTF8.GetBytes(item), out _);
}
