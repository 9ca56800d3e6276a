using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using FauxSql.Errors;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

internal sealed class StringCodec : ScalarCodec<string>
{
    public override AttributeKind Kind => AttributeKind.String;

    public override AttributeValue ToValue(string value) => value is null ? AttributeValue.Null.Instance : new AttributeValue.String(Checked(value));

    internal override void WriteTyped(Utf8JsonWriter writer, string value) => TypedValue.Write(writer, AttributeKind.String, Checked(value));

    internal override void WriteScalar(Utf8JsonWriter writer, string value) => writer.WriteStringValue(Checked(value));

    internal override string ReadScalar(ref Utf8JsonReader reader) => reader.GetString()!;

    internal override bool TryRead(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out string value)
    {
        // A byte is a character in ASCII, which saves counting them.
        value = Ascii.IsValid(text) ? Encoding.Latin1.GetString(text) : Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : null;
        return value is not null;
    }

    // Half a surrogate pair has no UTF-8; the writer would store another character in its place.
    private static string Checked(string value)
    {
        var at = value.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        return at < 0 || IsWhole(value.AsSpan(at))
            ? value
            : throw new UnstorableValueException("the text cannot be stored: it holds half a surrogate pair, which is no character");
    }

    private static bool IsWhole(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done)
                return false;
            text = text[length..];
        }

        return true;
    }
}
