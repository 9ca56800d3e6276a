using FauxSql.Layouts;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>The unique values of an entity: what a change of them writes, and the condition that they are still those that were read.</summary>
internal sealed class UniqueValues(EntitySchema entity)
{
    private readonly string[] _attributes =
        [.. entity.Attributes.Where(attribute => attribute.Role.HasFlag(AttributeRole.Unique)).Select(attribute => attribute.Name)];

    public int Count => _attributes.Length;

    /// <summary>Gives up what an item had, and claims what it gets.</summary>
    public IEnumerable<Write> Moves(Key key, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte>? after)
    {
        foreach (var attribute in _attributes)
        {
            var (old, current) = (ValueOf(before, attribute), ValueOf(after, attribute));
            if (Equals(old, current))
                continue;
            if (old is not null)
                yield return new Write.Release(new UniqueClaim(entity, attribute, old), key.ToOwner());
            if (current is not null)
                yield return new Write.Claim(new UniqueClaim(entity, attribute, current), key.ToOwner());
        }
    }

    /// <summary>The stored item has the unique values of another.</summary>
    public Condition? AreThoseOf(ReadOnlyMemory<byte>? item) => Conditions.All(_attributes.Select(attribute => ValueOf(item, attribute) is { } value
        ? Demand.IsEqual(attribute, value)
        : new Condition.NotExists(new DocumentPath(attribute))));

    private static AttributeValue? ValueOf(ReadOnlyMemory<byte>? item, string attribute) =>
        item is { } json ? ItemReader.Get(json, new DocumentPath(attribute)) : null;
}
