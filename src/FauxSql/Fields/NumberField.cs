using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Fields;

/// <summary>A number, which updates may add to.</summary>
/// <typeparam name="T">The C# type of its values.</typeparam>
/// <param name="path">Where the value stands in the item.</param>
/// <param name="codec">How values are stored.</param>
/// <param name="rules">What the model demands of values, or <see langword="null"/> for nothing.</param>
/// <param name="isRequired">Whether items without the attribute cannot be read.</param>
public sealed class NumberField<T>(DocumentPath path, ValueCodec<T> codec, FieldRules<T>? rules = null, bool isRequired = false)
    : OrderedField<T>(path, codec, rules, isRequired);
