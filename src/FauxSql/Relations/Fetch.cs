using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Relations;

/// <summary>One read. Those relations of what it finds whose key is known already travel in the same wave, as <see cref="Early"/>.</summary>
internal sealed class Fetch
{
    public Fetch(Read read, Includes includes)
    {
        Read = read;
        Early = KnownIn(includes, KnownOf(read));
    }

    public Read Read { get; }

    public IReadOnlyDictionary<Relation, Fetch> Early { get; }

    public static Fetch Of(Relation relation, AttributeValue key) => new(ReadOf(relation, key), relation.Nested);

    /// <summary>What the read itself says of the items that it will find.</summary>
    public static Dictionary<string, AttributeValue> KnownOf(Read read)
    {
        var known = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        switch (read)
        {
            case Read.Point point:
                known[point.Entity.Key.Partition[0]] = point.Key.Partition;
                if (point.Key.Sort is not null)
                    known[point.Entity.Key.Sort[0]] = point.Key.Sort;
                break;
            case Read.Range range:
                foreach (var (name, value) in KeyOf(range.Entity, range.Index).Attributes.Zip(range.KeyValues))
                    known[name] = value;
                break;
        }

        return known;
    }

    /// <summary>The attribute of the items read that has the value looked up.</summary>
    public static string KeyAttributeOf(Relation relation) => KeyOf(relation.Entity, relation.Schema.Index).Partition[0];

    public IEnumerable<Fetch> SelfAndEarly() => Early.Values.SelectMany(fetch => fetch.SelfAndEarly()).Prepend(this);

    private static Dictionary<Relation, Fetch> KnownIn(Includes includes, Dictionary<string, AttributeValue> known)
    {
        var early = new Dictionary<Relation, Fetch>();
        foreach (var relation in includes)
        {
            if (known.TryGetValue(relation.Schema.Attribute, out var key))
                early[relation] = Of(relation, key);
        }

        return early;
    }

    private static KeySchema KeyOf(EntitySchema entity, string? index) =>
        index is null ? entity.Key : entity.Indexes.Single(candidate => candidate.Name == index).Key;

    private static Read ReadOf(Relation relation, AttributeValue key)
    {
        var target = relation.Entity;
        return relation.Schema.Path is RelationPath.ForeignKey or RelationPath.SameKey && target.Key.Sort.Count == 0
            ? new Read.Point(target, new Key(key, null))
            : new Read.Range(target, relation.Schema.Index, [key])
            {
                Filter = relation.Filter,
                IsDescending = relation.IsDescending,
                Take = relation.Schema.IsMany ? relation.Limit : 1,
            };
    }
}
