using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

/// <summary>Writes and reads one C# type as one DynamoDB data type.</summary>
/// <typeparam name="T">The C# type.</typeparam>
public abstract class ValueCodec<T>
{
    /// <summary>The data type stored.</summary>
    public abstract AttributeKind Kind { get; }

    /// <summary>What the absence of the attribute reads as.</summary>
    internal virtual T Absent => default!;

    /// <summary>Whether the value is stored as the absence of the attribute: null, and sets without elements.</summary>
    /// <param name="value">The value.</param>
    public virtual bool IsOmitted(T value) => value is null;

    /// <summary>What is wrong with a value by the rules of the model, each with where it is, such as <c>.Street is null</c>.</summary>
    /// <param name="value">The value, which is not null.</param>
    /// <returns>The problems, or <see langword="null"/> when there are none.</returns>
    public virtual IReadOnlyList<string>? ProblemsOf(T value) => null;

    /// <summary>Writes a typed value such as <c>{"S":"x"}</c>.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="value">The value, which is not omitted.</param>
    public abstract void Write(Utf8JsonWriter writer, T value);

    /// <summary>Reads a typed value such as <c>{"S":"x"}</c>.</summary>
    /// <param name="reader">Stands on the value's opening brace, and is left on its closing one.</param>
    /// <exception cref="Errors.AttributeMismatchException">The stored value does not fit the C# type.</exception>
    public abstract T Read(ref Utf8JsonReader reader);

    /// <summary>Reads the text within a typed value of <see cref="Kind"/>, when it is simple; whatever else there is, and errors, are left to <see cref="Read"/>.</summary>
    /// <param name="text">The text in UTF-8, nothing of which was escaped.</param>
    /// <param name="value">The value.</param>
    internal virtual bool TryRead(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return false;
    }

    /// <summary>The value as an operand of an expression or as a key.</summary>
    /// <param name="value">The value; null becomes NULL, which no key may be.</param>
    /// <exception cref="Errors.UnstorableValueException">DynamoDB cannot hold the value.</exception>
    public virtual AttributeValue ToValue(T value) => value is null
        ? AttributeValue.Null.Instance
        : AttributeValue.Parse(JsonBytes.Write((Codec: this, value), static (writer, state) => state.Codec.Write(writer, state.value)));
}
