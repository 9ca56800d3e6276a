using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Fields;

/// <summary>A list.</summary>
/// <typeparam name="TList">The C# type of the list.</typeparam>
/// <typeparam name="TElement">The C# type of its elements.</typeparam>
/// <param name="path">Where the list stands in the item.</param>
/// <param name="codec">How lists are stored.</param>
/// <param name="element">How elements are stored.</param>
/// <param name="rules">What the model demands of values, or <see langword="null"/> for nothing.</param>
/// <param name="isRequired">Whether items without the attribute cannot be read.</param>
public class ListField<TList, TElement>(DocumentPath path, ValueCodec<TList> codec, ValueCodec<TElement> element, FieldRules<TList>? rules = null, bool isRequired = false)
    : Field<TList>(path, codec, rules, isRequired)
{
    /// <summary>How many elements there are.</summary>
    public FieldSize Count => new(Path);

    /// <summary>The list has an element.</summary>
    /// <param name="value">The element.</param>
    public Condition Contains(TElement value) => new Condition.Contains(Subject, Constant(element, value));
}
