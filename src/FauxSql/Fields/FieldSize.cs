using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Fields;

/// <summary>The size of an attribute's value: the length of a text, the elements of a list, set or dictionary.</summary>
/// <param name="path">The attribute.</param>
public sealed class FieldSize(DocumentPath path)
{
    /// <summary>Equal.</summary>
    /// <param name="field">The size.</param>
    /// <param name="value">The number compared with.</param>
    public static Condition operator ==(FieldSize field, int value) => field.Compare(Comparator.Equal, value);

    /// <summary>Not equal.</summary>
    /// <param name="field">The size.</param>
    /// <param name="value">The number compared with.</param>
    public static Condition operator !=(FieldSize field, int value) => field.Compare(Comparator.NotEqual, value);

    /// <summary>Less.</summary>
    /// <param name="field">The size.</param>
    /// <param name="value">The number compared with.</param>
    public static Condition operator <(FieldSize field, int value) => field.Compare(Comparator.Less, value);

    /// <summary>Less or equal.</summary>
    /// <param name="field">The size.</param>
    /// <param name="value">The number compared with.</param>
    public static Condition operator <=(FieldSize field, int value) => field.Compare(Comparator.LessOrEqual, value);

    /// <summary>Greater.</summary>
    /// <param name="field">The size.</param>
    /// <param name="value">The number compared with.</param>
    public static Condition operator >(FieldSize field, int value) => field.Compare(Comparator.Greater, value);

    /// <summary>Greater or equal.</summary>
    /// <param name="field">The size.</param>
    /// <param name="value">The number compared with.</param>
    public static Condition operator >=(FieldSize field, int value) => field.Compare(Comparator.GreaterOrEqual, value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => path.GetHashCode();

    private Condition.Compare Compare(Comparator comparator, int value) =>
        new(new Operand.Size(new Operand.Path(path)), comparator, new Operand.Value(new AttributeValue.Number(value)));
}
