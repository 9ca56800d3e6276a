using System.Runtime.CompilerServices;
using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Fields;

/// <summary>An attribute whose stored values have an order: text, numbers, times.</summary>
/// <typeparam name="T">The C# type of its values.</typeparam>
/// <param name="path">Where the value stands in the item.</param>
/// <param name="codec">How values are stored.</param>
/// <param name="rules">What the model demands of values, or <see langword="null"/> for nothing.</param>
/// <param name="isRequired">Whether items without the attribute cannot be read.</param>
public class OrderedField<T>(DocumentPath path, ValueCodec<T> codec, FieldRules<T>? rules = null, bool isRequired = false)
    : Field<T>(path, codec, rules, isRequired)
{
    /// <summary>Less.</summary>
    /// <param name="field">The attribute.</param>
    /// <param name="value">The value.</param>
    [OverloadResolutionPriority(1)]
    public static Condition operator <(OrderedField<T> field, T value) => field.Compare(Comparator.Less, value);

    /// <summary>Less or equal.</summary>
    /// <param name="field">The attribute.</param>
    /// <param name="value">The value.</param>
    [OverloadResolutionPriority(1)]
    public static Condition operator <=(OrderedField<T> field, T value) => field.Compare(Comparator.LessOrEqual, value);

    /// <summary>Greater.</summary>
    /// <param name="field">The attribute.</param>
    /// <param name="value">The value.</param>
    [OverloadResolutionPriority(1)]
    public static Condition operator >(OrderedField<T> field, T value) => field.Compare(Comparator.Greater, value);

    /// <summary>Greater or equal.</summary>
    /// <param name="field">The attribute.</param>
    /// <param name="value">The value.</param>
    [OverloadResolutionPriority(1)]
    public static Condition operator >=(OrderedField<T> field, T value) => field.Compare(Comparator.GreaterOrEqual, value);

    /// <summary>Less than another attribute of the item, and both present.</summary>
    /// <param name="field">The attribute.</param>
    /// <param name="other">The other attribute.</param>
    public static Condition operator <(OrderedField<T> field, OrderedField<T> other) => field.Compare(Comparator.Less, other);

    /// <summary>Less than or equal to another attribute of the item, and both present.</summary>
    /// <param name="field">The attribute.</param>
    /// <param name="other">The other attribute.</param>
    public static Condition operator <=(OrderedField<T> field, OrderedField<T> other) => field.Compare(Comparator.LessOrEqual, other);

    /// <summary>Greater than another attribute of the item, and both present.</summary>
    /// <param name="field">The attribute.</param>
    /// <param name="other">The other attribute.</param>
    public static Condition operator >(OrderedField<T> field, OrderedField<T> other) => field.Compare(Comparator.Greater, other);

    /// <summary>Greater than or equal to another attribute of the item, and both present.</summary>
    /// <param name="field">The attribute.</param>
    /// <param name="other">The other attribute.</param>
    public static Condition operator >=(OrderedField<T> field, OrderedField<T> other) => field.Compare(Comparator.GreaterOrEqual, other);

    /// <summary>Within a range, both ends included.</summary>
    /// <param name="low">The lowest value.</param>
    /// <param name="high">The highest value.</param>
    public Condition Between(T low, T high) => new Condition.Between(Subject, Constant(low), Constant(high));
}
