using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Fields;

/// <summary>A set, which updates may add elements to and delete elements from.</summary>
/// <typeparam name="TSet">The C# type of the set.</typeparam>
/// <typeparam name="TElement">The C# type of its elements.</typeparam>
/// <param name="path">Where the set stands in the item.</param>
/// <param name="codec">How sets are stored.</param>
/// <param name="element">How elements are stored.</param>
/// <param name="rules">What the model demands of values, or <see langword="null"/> for nothing.</param>
/// <param name="isRequired">Whether items without the attribute cannot be read.</param>
public sealed class SetField<TSet, TElement>(DocumentPath path, ValueCodec<TSet> codec, ValueCodec<TElement> element, FieldRules<TSet>? rules = null, bool isRequired = false)
    : Field<TSet>(path, codec, rules, isRequired)
{
    /// <summary>How many elements there are.</summary>
    public FieldSize Count => new(Path);

    /// <summary>The set has an element.</summary>
    /// <param name="value">The element.</param>
    public Condition Contains(TElement value) => new Condition.Contains(Subject, Constant(element, value));
}
