using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

// A C# type stored as another one.
internal sealed class MappedCodec<T, TStored>(ScalarCodec<TStored> stored, Func<T, TStored> to, Func<TStored, T> from) : ScalarCodec<T>
{
    public override AttributeKind Kind => stored.Kind;

    internal override void WriteScalar(Utf8JsonWriter writer, T value) => stored.WriteScalar(writer, to(value));

    internal override T ReadScalar(ref Utf8JsonReader reader) => from(stored.ReadScalar(ref reader));
}
