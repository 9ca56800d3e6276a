using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

// A C# type stored by a converter as a list, set, map or truth value.
internal sealed class ConvertedCodec<T, TStored>(ValueCodec<TStored> stored, Func<T, TStored> to, Func<TStored, T> from) : ValueCodec<T>
{
    public override AttributeKind Kind => stored.Kind;

    internal override T Absent => IsSet ? from(stored.Absent) : default!;

    public override bool IsOmitted(T value) => value is null || (IsSet && TryConvert(value, out var converted) && stored.IsOmitted(converted));

    public override IReadOnlyList<string>? ProblemsOf(T value) => TryConvert(value, out var converted) ? stored.ProblemsOf(converted) : null;

    public override void Write(Utf8JsonWriter writer, T value) => stored.Write(writer, to(value));

    public override T Read(ref Utf8JsonReader reader) => from(stored.Read(ref reader));

    // What cannot be converted is said when it is written, together with its place.
    private bool TryConvert(T value, [MaybeNullWhen(false)] out TStored converted)
    {
        try
        {
            converted = to(value);
            return true;
        }
        catch (UnstorableValueException)
        {
            converted = default;
            return false;
        }
    }

    // Of all that is not null, only sets are ever omitted.
    private bool IsSet => Kind is AttributeKind.StringSet or AttributeKind.NumberSet or AttributeKind.BinarySet;
}
