using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using FauxSql.Engine.Validation.Shapes;

namespace FauxSql.Engine.Validation;

/// <summary>
/// A digest of what a request says and not of how it is written: members may come in another order, with other white space and escapes. It tells
/// requests apart that differ by mistake, not by malice.
/// </summary>
internal static class RequestDigest
{
    /// <summary>The length of a digest in bytes.</summary>
    public const int Length = 16;

    /// <summary>The digest of a list of objects, whose order counts.</summary>
    public static byte[] Of(IReadOnlyList<JsonPart> parts)
    {
        UInt128 list = 0;
        foreach (var part in parts)
        {
            var reader = new Utf8JsonReader(part.Utf8, new JsonReaderOptions { MaxDepth = Deserialisation.MaxDepth });
            reader.Read();
            list = OfPair(list, Of(ref reader));
        }

        var digest = new byte[Length];
        BinaryPrimitives.WriteUInt128LittleEndian(digest, list);
        return digest;
    }

    private static UInt128 Of(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => OfObject(ref reader),
        JsonTokenType.StartArray => OfArray(ref reader),
        _ => OfText(ref reader),
    };

    // A sum does not depend on the order. A member that is null is not there, as everywhere in a request.
    private static UInt128 OfObject(ref Utf8JsonReader reader)
    {
        UInt128 sum = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = OfText(ref reader);
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
                sum += OfPair(name, Of(ref reader));
        }

        return OfPair(sum, (byte)JsonTokenType.StartObject);
    }

    private static UInt128 OfArray(ref Utf8JsonReader reader)
    {
        var list = OfPair(0, (byte)JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            list = OfPair(list, Of(ref reader));
        return list;
    }

    private static UInt128 OfText(ref Utf8JsonReader reader) =>
        XxHash128.HashToUInt128(reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan, (long)reader.TokenType);

    private static UInt128 OfPair(UInt128 first, UInt128 second) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes<UInt128>([first, second]));
}
