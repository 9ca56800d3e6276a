using System.Collections.Immutable;

namespace FauxSql.Protocol.Values;

/// <summary>
/// One value of an attribute, as the operand of an expression, as a key, or where an item is computed with.
/// Whole items travel as JSON bytes instead, because that is what is sent and stored.
/// </summary>
/// <remarks>
/// Equality is DynamoDB's: numbers by value, sets without regard to order, lists and maps by their contents.
/// </remarks>
public abstract partial record AttributeValue
{
    private AttributeValue()
    {
    }

    /// <summary>The data type.</summary>
    public abstract AttributeKind Kind { get; }

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
    public sealed partial record Binary(ReadOnlyMemory<byte> Bytes) : AttributeValue
    {
        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.Binary;
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
    public sealed partial record List(ImmutableArray<AttributeValue> Elements) : AttributeValue
    {
        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.List;
    }

    /// <summary>M: a map.</summary>
    /// <param name="Entries">The entries by name, compared ordinally.</param>
    public sealed partial record Map(ImmutableDictionary<string, AttributeValue> Entries) : AttributeValue
    {
        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.Map;
    }

    /// <summary>SS: distinct strings.</summary>
    /// <param name="Elements">The strings, in the order they are printed.</param>
    public sealed partial record StringSet(ImmutableArray<string> Elements) : AttributeValue
    {
        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.StringSet;
    }

    /// <summary>NS: distinct numbers.</summary>
    /// <param name="Elements">The numbers, in the order they are printed.</param>
    public sealed partial record NumberSet(ImmutableArray<DynamoNumber> Elements) : AttributeValue
    {
        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.NumberSet;
    }

    /// <summary>BS: distinct binaries.</summary>
    /// <param name="Elements">The binaries, in the order they are printed.</param>
    public sealed partial record BinarySet(ImmutableArray<ReadOnlyMemory<byte>> Elements) : AttributeValue
    {
        /// <inheritdoc/>
        public override AttributeKind Kind => AttributeKind.BinarySet;
    }
}
