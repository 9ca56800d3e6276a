using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Fields;

/// <summary>A list whose elements can be named by their positions.</summary>
/// <typeparam name="TList">The C# type of the list.</typeparam>
/// <typeparam name="TElement">The C# type of its elements.</typeparam>
/// <typeparam name="TField">What an element is as an attribute.</typeparam>
/// <param name="path">Where the list stands in the item.</param>
/// <param name="codec">How lists are stored.</param>
/// <param name="element">How elements are stored.</param>
/// <param name="at">An element as an attribute.</param>
/// <param name="rules">What the model demands of values, or <see langword="null"/> for nothing.</param>
/// <param name="isRequired">Whether items without the attribute cannot be read.</param>
public sealed class ListField<TList, TElement, TField>(
    DocumentPath path, ValueCodec<TList> codec, ValueCodec<TElement> element, Func<DocumentPath, TField> at, FieldRules<TList>? rules = null, bool isRequired = false)
    : ListField<TList, TElement>(path, codec, element, rules, isRequired)
{
    /// <summary>The element at a position, which is absent in a shorter list.</summary>
    /// <param name="index">The position, counted from 0.</param>
    public TField this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            return at(Path.Then(index));
        }
    }
}
