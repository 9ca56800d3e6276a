using System.Buffers;
using System.Text.Json;

namespace FauxSql.Protocol.Values;

/// <summary>Puts other values into items that are kept as JSON bytes, without reading and printing the rest.</summary>
internal static class ItemSplicer
{
    private const int FewNames = 64;

    /// <summary>The item with some top-level attributes replaced, added or left out.</summary>
    /// <param name="itemJson">The item, compact.</param>
    /// <param name="changes">The new values by name, <see langword="null"/> for attributes to leave out.</param>
    public static byte[] Replace(ReadOnlySpan<byte> itemJson, IReadOnlyDictionary<string, AttributeValue?> changes)
    {
        var output = new ArrayBufferWriter<byte>(itemJson.Length + 64);
        var added = new Dictionary<string, AttributeValue?>(changes, StringComparer.Ordinal);
        var reader = new Utf8JsonReader(itemJson, AttributeValueJson.ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var nameAt = (int)reader.TokenStartIndex;
            var changed = NameIn(changes, ref reader);
            reader.Read();
            var valueAt = (int)reader.TokenStartIndex;
            reader.Skip();
            if (changed is null)
                Append(output, itemJson[nameAt..(int)reader.BytesConsumed]);
            else if (added.Remove(changed, out var value) && value is not null)
                Append(output, itemJson[nameAt..valueAt], value);
        }

        foreach (var (name, value) in added)
            if (value is not null)
                Append(output, NameAndColon(name), value);
        if (output.WrittenCount == 0)
            output.Write("{"u8);
        output.Write("}"u8);
        return output.WrittenSpan.ToArray();
    }

    // A few names are compared where they stand, many are looked up.
    private static string? NameIn(IReadOnlyDictionary<string, AttributeValue?> changes, ref Utf8JsonReader reader)
    {
        if (changes.Count > FewNames)
            return AttributeValueJson.TextOf(ref reader) is var sent && changes.ContainsKey(sent) ? sent : null;
        foreach (var (name, _) in changes)
            if (AttributeValueJson.IsNamed(ref reader, name))
                return name;
        return null;
    }

    private static byte[] NameAndColon(string name)
    {
        var output = new ArrayBufferWriter<byte>(name.Length + "\"\":".Length);
        ItemJson.Print(output, name, static (writer, n) => writer.WriteStringValue(n));
        output.Write(":"u8);
        return output.WrittenSpan.ToArray();
    }

    private static void Append(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> member)
    {
        output.Write(output.WrittenCount == 0 ? "{"u8 : ","u8);
        output.Write(member);
    }

    private static void Append(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> nameAndColon, AttributeValue value)
    {
        Append(output, nameAndColon);
        ItemJson.Print(output, value, static (writer, v) => v.WriteTo(writer));
    }
}
