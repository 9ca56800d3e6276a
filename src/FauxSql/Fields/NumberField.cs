using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Fields;

/// <summary>A number, which updates may add to.</summary>
/// <typeparam name="T">The C# type of its values.</typeparam>
/// <param name="path">Where the value stands in the item.</param>
/// <param name="codec">How values are stored.</param>
public sealed class NumberField<T>(DocumentPath path, ValueCodec<T> codec) : OrderedField<T>(path, codec);
