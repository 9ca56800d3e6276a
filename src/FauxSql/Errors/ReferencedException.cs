using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Writes;

namespace FauxSql.Errors;

/// <summary>
/// An item was to be deleted that enforced references name, and was not. Delete what refers to it first, or let it refer to another; or delete both
/// with <c>DeleteWithAsync</c>, where a navigation leads there.
/// </summary>
public sealed class ReferencedException : FauxSqlException
{
    internal ReferencedException(EntitySchema entity, Key key, Referrer by, IReadOnlyList<Key> keys, bool isMore)
        : base(
            $"{entity.Name} {Shown.Of(entity, key)} is not deleted, because {by.Entity.Name}.{by.Attribute} of {string.Join(", ", keys.Select(one => Shown.Of(by.Entity, one)))}"
            + $"{(isMore ? ", …" : "")} refers to it: delete what refers to it first, or both with DeleteWithAsync")
    {
        Entity = entity.Name;
        Key = Shown.Of(entity, key);
        ReferencingEntity = by.Entity.Name;
        Attribute = by.Attribute;
        ReferencingKeys = [.. keys.Select(one => Shown.Of(by.Entity, one))];
    }

    /// <summary>The name of the entity that was to be deleted.</summary>
    public string Entity { get; }

    /// <summary>The primary key of the item that was to be deleted, as text.</summary>
    public string Key { get; }

    /// <summary>The name of the entity that refers to it.</summary>
    public string ReferencingEntity { get; }

    /// <summary>The attribute that holds the reference.</summary>
    public string Attribute { get; }

    /// <summary>The primary keys of some of the items that refer to it, as text.</summary>
    public IReadOnlyList<string> ReferencingKeys { get; }
}
