using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Codecs;

// Values that no exception may show. What was wrong with one is said, but neither the value nor the exception that had it.
internal sealed class SensitiveCodec<T>(ValueCodec<T> inner) : ValueCodec<T>
{
    public override AttributeKind Kind => inner.Kind;

    internal override T Absent => inner.Absent;

    public override bool IsOmitted(T value) => inner.IsOmitted(value);

    public override IReadOnlyList<string>? ProblemsOf(T value) =>
        inner.ProblemsOf(value) is null ? null : [" holds what breaks a rule of its type, and is not shown because it is sensitive"];

    public override void Write(Utf8JsonWriter writer, T value)
    {
        try
        {
            inner.Write(writer, value);
        }
        catch (UnstorableValueException)
        {
            throw Unstorable();
        }
    }

    public override AttributeValue ToValue(T value)
    {
        try
        {
            return inner.ToValue(value);
        }
        catch (UnstorableValueException)
        {
            throw Unstorable();
        }
    }

    public override T Read(ref Utf8JsonReader reader)
    {
        try
        {
            return inner.Read(ref reader);
        }
        catch (AttributeMismatchException exception)
        {
            throw new AttributeMismatchException(exception.Expected, SensitiveText.Mark);
        }
    }

    internal override bool TryRead(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out T value) => inner.TryRead(text, out value);

    private static UnstorableValueException Unstorable() => new($"{SensitiveText.Mark} cannot be stored as {typeof(T).Name}; it is sensitive, and not shown");
}
