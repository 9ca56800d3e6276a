using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Tables;

namespace FauxSql.Stores;

/// <summary>An item as a person names it: its entity, and the values of its key as texts.</summary>
internal static class NamedKey
{
    /// <summary>The key that is meant.</summary>
    /// <param name="schema">The model.</param>
    /// <param name="entity">The name of the entity.</param>
    /// <param name="key">The values of its primary key, the sort key last, as they are stored: text, numbers such as <c>12</c>, Base64 of binary.</param>
    /// <exception cref="ArgumentException">There is no such entity, or its key has another number of values or another type.</exception>
    /// <exception cref="Errors.InvalidKeyException">A value is empty or too long.</exception>
    public static (EntitySchema Entity, Key Key) Of(DatabaseSchema schema, string entity, IReadOnlyList<string> key)
    {
        var found = schema.Entities.FirstOrDefault(candidate => candidate.Name == entity) ?? throw new ArgumentException(
            $"There is no entity {entity}. There are: {string.Join(", ", schema.Entities.Select(candidate => candidate.Name))}.");
        string[] names = [.. found.Key.Attributes];
        if (key.Count != names.Length)
            throw new ArgumentException($"The key of {entity} is {string.Join(" and ", names)}: {names.Length} value{(names.Length == 1 ? "" : "s")}, not {key.Count}.");
        return (found, KeyRules.Checked(found, new Key(ValueOf(found, names[0], key[0]), names.Length == 1 ? null : ValueOf(found, names[1], key[1]))));
    }

    private static AttributeValue ValueOf(EntitySchema entity, string attribute, string text)
    {
        var kind = entity.Attributes.Single(candidate => candidate.Name == attribute).Kind;
        try
        {
            return KeyText.Parse(kind, text);
        }
        catch (FormatException failure)
        {
            throw new ArgumentException($"{entity.Name}.{attribute} is {(kind == AttributeKind.Number ? "a number" : "binary, written as Base64")}, which \"{text}\" is not.", failure);
        }
    }
}
