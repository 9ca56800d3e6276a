using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

// Only for elements: a list or dictionary stores null as NULL, an attribute that is null is absent.
internal sealed class NullableCodec<T>(ValueCodec<T> inner) : ValueCodec<T?>
    where T : struct
{
    public ValueCodec<T> Inner => inner;

    public override AttributeKind Kind => inner.Kind;

    public override void Write(Utf8JsonWriter writer, T? value) => inner.Write(writer, value!.Value);

    public override T? Read(ref Utf8JsonReader reader) => inner.Read(ref reader);
}
