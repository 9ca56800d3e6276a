using System.Buffers;
using System.Text;
using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

internal sealed class EnumCodec<T> : ScalarCodec<T>
    where T : struct, Enum
{
    private const int UsualLength = 64;

    private static readonly bool IsFlags = typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false);

    public override AttributeKind Kind => AttributeKind.String;

    internal override void WriteScalar(Utf8JsonWriter writer, T value)
    {
        var name = value.ToString();
        if (name[0] is '-' or (>= '0' and <= '9'))
            throw new UnstorableValueException($"{name} cannot be stored: {typeof(T).Name} has no name for it");
        writer.WriteStringValue(name);
    }

    internal override T ReadScalar(ref Utf8JsonReader reader)
    {
        var name = reader.GetString()!;
        return TryParse(name, out var value) ? value : throw new AttributeMismatchException($"a name of {typeof(T).Name}", $"\"{name}\"");
    }

    internal override bool TryRead(ReadOnlySpan<byte> text, out T value)
    {
        Span<char> name = stackalloc char[UsualLength];
        value = default;
        return text.Length <= UsualLength && Ascii.ToUtf16(text, name, out var length) == OperationStatus.Done && TryParse(name[..length], out value);
    }

    // Enum.TryParse also takes numbers, surrounding spaces, and for any enum several names with commas.
    private static bool TryParse(ReadOnlySpan<char> name, out T value)
    {
        value = default;
        return name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && !char.IsWhiteSpace(name[^1])
            && (IsFlags || !name.Contains(',')) && Enum.TryParse(name, out value);
    }
}
