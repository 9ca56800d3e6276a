using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

// A C# type stored as another one.
internal sealed class MappedCodec<T, TStored>(ScalarCodec<TStored> stored, Func<T, TStored> to, Func<TStored, T> from) : ScalarCodec<T>
{
    public override AttributeKind Kind => stored.Kind;

    internal override void WriteScalar(Utf8JsonWriter writer, T value) => stored.WriteScalar(writer, to(value));

    internal override bool TryRead(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out T value)
    {
        var isRead = stored.TryRead(text, out var read);
        value = isRead ? from(read!) : default;
        return isRead;
    }

    internal override T ReadScalar(ref Utf8JsonReader reader) => from(stored.ReadScalar(ref reader));
}
