using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Fields;

/// <summary>A dictionary whose entries can be named.</summary>
/// <typeparam name="TMap">The C# type of the dictionary.</typeparam>
/// <typeparam name="TField">What an entry's value is as an attribute.</typeparam>
/// <param name="path">Where the dictionary stands in the item.</param>
/// <param name="codec">How dictionaries are stored.</param>
/// <param name="at">An entry's value as an attribute.</param>
/// <param name="rules">What the model demands of values, or <see langword="null"/> for nothing.</param>
/// <param name="isRequired">Whether items without the attribute cannot be read.</param>
public sealed class MapField<TMap, TField>(
    DocumentPath path, ValueCodec<TMap> codec, Func<DocumentPath, TField> at, FieldRules<TMap>? rules = null, bool isRequired = false)
    : Field<TMap>(path, codec, rules, isRequired)
{
    /// <summary>How many entries there are.</summary>
    public FieldSize Count => new(Path);

    /// <summary>The value of an entry, which is absent where there is none.</summary>
    /// <param name="key">The entry's key.</param>
    public TField this[string key]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(key);
            return at(Path.Then(key));
        }
    }

    /// <summary>There is an entry.</summary>
    /// <param name="key">The entry's key.</param>
    public Condition ContainsKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new Condition.Exists(Path.Then(key));
    }
}
