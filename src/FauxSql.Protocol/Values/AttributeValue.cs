using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace FauxSql.Protocol.Values;

/// <summary>
/// One value of an attribute, as the operand of an expression, as a key, or where an item is computed with.
/// Whole items travel as JSON bytes instead, because that is what is sent and stored.
/// </summary>
/// <remarks>
/// Equality is DynamoDB's: numbers by value, sets without regard to order, lists and maps by their contents.
/// </remarks>
public abstract record AttributeValue
{
    private AttributeValue()
    {
    }

    /// <summary>The data type.</summary>
    public abstract AttributeKind Kind { get; }

    /// <summary>The bytes that the value counts for in an item's size, without its name.</summary>
    public int SizeInBytes => this switch
    {
        String s => Encoding.UTF8.GetByteCount(s.Text),
        Number n => n.Value.SizeInBytes,
        Binary b => b.Bytes.Length,
        List l => 3 + l.Elements.Sum(element => 1 + element.SizeInBytes),
        Map m => 3 + m.Entries.Sum(entry => 1 + Encoding.UTF8.GetByteCount(entry.Key) + entry.Value.SizeInBytes),
        StringSet s => s.Elements.Sum(Encoding.UTF8.GetByteCount),
        NumberSet s => s.Elements.Sum(element => element.SizeInBytes),
        BinarySet s => s.Elements.Sum(element => element.Length),
        _ => 1,
    };

    /// <summary>Reads a value such as <c>{"S":"x"}</c>.</summary>
    /// <param name="reader">Stands on the value's opening brace, and is left on its closing one.</param>
    /// <exception cref="AttributeFormatException">The JSON is not an attribute value.</exception>
    public static AttributeValue Read(ref Utf8JsonReader reader) => AttributeValueJson.Read(ref reader);

    /// <summary>Reads a value such as <c>{"S":"x"}</c>.</summary>
    /// <param name="json">The value in UTF-8.</param>
    /// <exception cref="AttributeFormatException">The JSON is not an attribute value.</exception>
    public static AttributeValue Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, AttributeValueJson.ReaderOptions);
        reader.Read();
        return AttributeValueJson.Read(ref reader);
    }

    /// <summary>Writes the value, such as <c>{"S":"x"}</c>.</summary>
    /// <param name="writer">Where it is written.</param>
    public void WriteTo(Utf8JsonWriter writer) => AttributeValueJson.Write(writer, this);

    /// <summary>S: text.</summary>
    /// <param name="Text">The text.</param>
    public sealed record String(string Text) : AttributeValue
    {
        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.String;
    }

    /// <summary>N: a number.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Number(DynamoNumber Value) : AttributeValue
    {
        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.Number;
    }

    /// <summary>B: bytes.</summary>
    /// <param name="Bytes">The bytes, which must not change afterwards.</param>
    public sealed record Binary(ReadOnlyMemory<byte> Bytes) : AttributeValue
    {
        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.Binary;

        /// <inheritdoc/>
        public bool Equals(Binary? other) => other is not null && Bytes.Span.SequenceEqual(other.Bytes.Span);

        /// <inheritdoc/>
        public override int GetHashCode() => BinaryComparer.Instance.GetHashCode(Bytes);
    }

    /// <summary>BOOL.</summary>
    /// <param name="Value">True or false.</param>
    public sealed record Boolean(bool Value) : AttributeValue
    {
        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.Boolean;
    }

    /// <summary>NULL.</summary>
    public sealed record Null : AttributeValue
    {
        /// <summary>The one null.</summary>
        public static Null Instance { get; } = new();

        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.Null;
    }

    /// <summary>L: a list.</summary>
    /// <param name="Elements">The elements, in order.</param>
    public sealed record List(ImmutableArray<AttributeValue> Elements) : AttributeValue
    {
        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.List;

        /// <inheritdoc/>
        public bool Equals(List? other) => other is not null && Elements.AsSpan().SequenceEqual(other.Elements.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => Elements.Length;
    }

    /// <summary>M: a map.</summary>
    /// <param name="Entries">The entries by name, compared ordinally.</param>
    public sealed record Map(ImmutableDictionary<string, AttributeValue> Entries) : AttributeValue
    {
        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.Map;

        /// <inheritdoc/>
        public bool Equals(Map? other) => other is not null && Entries.Count == other.Entries.Count
            && Entries.All(entry => other.Entries.TryGetValue(entry.Key, out var value) && entry.Value.Equals(value));

        /// <inheritdoc/>
        public override int GetHashCode() => Entries.Count;
    }

    /// <summary>SS: distinct strings.</summary>
    /// <param name="Elements">The strings, in the order they are printed; what is read comes in ascending order.</param>
    public sealed record StringSet(ImmutableArray<string> Elements) : AttributeValue
    {
        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.StringSet;

        /// <inheritdoc/>
        public bool Equals(StringSet? other) => other is not null && Elements.Length == other.Elements.Length && Elements.ToHashSet().SetEquals(other.Elements);

        /// <inheritdoc/>
        public override int GetHashCode() => Elements.Length;
    }

    /// <summary>NS: distinct numbers.</summary>
    /// <param name="Elements">The numbers, in the order they are printed; what is read comes in ascending order.</param>
    public sealed record NumberSet(ImmutableArray<DynamoNumber> Elements) : AttributeValue
    {
        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.NumberSet;

        /// <inheritdoc/>
        public bool Equals(NumberSet? other) => other is not null && Elements.Length == other.Elements.Length && Elements.ToHashSet().SetEquals(other.Elements);

        /// <inheritdoc/>
        public override int GetHashCode() => Elements.Length;
    }

    /// <summary>BS: distinct binaries.</summary>
    /// <param name="Elements">The binaries, in the order they are printed; what is read comes in ascending order.</param>
    public sealed record BinarySet(ImmutableArray<ReadOnlyMemory<byte>> Elements) : AttributeValue
    {
        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.BinarySet;

        /// <inheritdoc/>
        public bool Equals(BinarySet? other) => other is not null && Elements.Length == other.Elements.Length
            && Elements.ToHashSet(BinaryComparer.Instance).SetEquals(other.Elements);

        /// <inheritdoc/>
        public override int GetHashCode() => Elements.Length;
    }
}
