using FauxSql.Layouts;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>The unique values of an entity: what a change of them writes, and the condition that they are still those that were read.</summary>
internal sealed class UniqueValues(EntitySchema entity)
{
    private readonly AttributeSchema[] _unique = [.. entity.Attributes.Where(attribute => attribute.Unique is not null)];

    public int Count => _unique.Length;

    /// <summary>The attributes that make the claims: the unique ones, and those within which they are.</summary>
    public IEnumerable<string> Attributes => _unique.Select(attribute => attribute.Name)
        .Concat(_unique.Select(attribute => attribute.Unique!.Within).OfType<string>()).Distinct(StringComparer.Ordinal);

    /// <summary>The claims that an item has.</summary>
    public IEnumerable<UniqueClaim> ClaimsOf(ReadOnlyMemory<byte> item) => _unique.Select(attribute => ClaimOf(item, attribute)).OfType<UniqueClaim>();

    /// <summary>The claim to a value.</summary>
    public UniqueClaim Claim(string attribute, AttributeValue value, AttributeValue? scope) =>
        new(entity, attribute, ComparedValue.Of(_unique.Single(unique => unique.Name == attribute).Unique!, value), scope);

    /// <summary>Gives up what an item had, and claims what it gets.</summary>
    public IEnumerable<Write> Moves(Key key, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte>? after)
    {
        foreach (var attribute in _unique)
        {
            var (old, current) = (ClaimOf(before, attribute), ClaimOf(after, attribute));
            if (Equals(old?.Value, current?.Value) && Equals(old?.Scope, current?.Scope))
                continue;
            if (old is { } released)
                yield return new Write.Release(released, key.ToOwner());
            if (current is { } claimed)
                yield return new Write.Claim(claimed, key.ToOwner());
        }
    }

    /// <summary>The stored item has the unique values of another.</summary>
    public Condition? AreThoseOf(ReadOnlyMemory<byte>? item) => _unique.Length == 0 ? null : Conditions.All(Attributes.Select(attribute => ValueOf(item, attribute) is { } value
        ? Condition.IsEqual(attribute, value)
        : new Condition.NotExists(new DocumentPath(attribute))));

    private UniqueClaim? ClaimOf(ReadOnlyMemory<byte>? item, AttributeSchema attribute)
    {
        if (ValueOf(item, attribute.Name) is not { } value)
            return null;
        var scope = attribute.Unique!.Within is { } within ? ValueOf(item, within) : null;
        return attribute.Unique.Within is not null && scope is null ? null
            : new UniqueClaim(entity, attribute.Name, ComparedValue.Of(attribute.Unique, value), scope);
    }

    private static AttributeValue? ValueOf(ReadOnlyMemory<byte>? item, string attribute) =>
        item is { } json ? ItemReader.Get(json, new DocumentPath(attribute)) : null;
}
