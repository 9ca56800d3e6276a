using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Codecs;

/// <summary>Items that are printed without a space are read by a shorter way; it finds what the general one does.</summary>
public sealed class PlainFormTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Spaced = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    [Fact]
    public void Whatever_is_stored_is_read_alike_with_and_without_spaces_and_in_any_order() => Gen.Select(WideGen.All, Gen.Int).Sample(
        (wide, seed) =>
        {
            var item = JsonNode.Parse(Item(wide))!.AsObject();
            var attributes = item.ToArray();
            new Random(seed).Shuffle(attributes);
            var shuffled = new JsonObject(attributes.Select(attribute => KeyValuePair.Create(attribute.Key, attribute.Value?.DeepClone())));

            Assert.Equivalent(wide, WideCodec.Instance.Read(Item(wide)), strict: true);
            Assert.Equivalent(wide, WideCodec.Instance.Read(Encoding.UTF8.GetBytes(shuffled.ToJsonString(Plain))), strict: true);
            Assert.Equivalent(wide, WideCodec.Instance.Read(Encoding.UTF8.GetBytes(shuffled.ToJsonString(Spaced))), strict: true);
        },
        iter: 500);

    private static byte[] Item(Wide wide)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            WideCodec.Instance.Write(writer, wide);
        return stream.ToArray();
    }
}
