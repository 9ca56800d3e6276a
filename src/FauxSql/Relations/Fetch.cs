using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Relations;

/// <summary>One related read. Those nested relations whose key is known already travel in the same wave, as <see cref="Early"/>.</summary>
internal sealed class Fetch
{
    private Fetch(Relation relation, AttributeValue key, List<object> sources)
    {
        Relation = relation;
        Sources = sources;
        Read = ReadOf(relation, key);
        Early = KnownIn(relation.Nested, KnownOf(relation, key));
    }

    public Relation Relation { get; }

    public List<object> Sources { get; }

    public Read Read { get; }

    public IReadOnlyDictionary<Relation, Fetch> Early { get; }

    public static Fetch Of(Relation relation, AttributeValue key, List<object> sources) => new(relation, key, sources);

    /// <summary>The fetches among some relations whose key is among the known attributes of a source that is not there yet.</summary>
    public static IReadOnlyDictionary<Relation, Fetch> KnownIn(Includes includes, IReadOnlyDictionary<string, AttributeValue> known) => includes
        .Where(relation => known.ContainsKey(relation.Schema.Attribute))
        .ToDictionary(relation => relation, relation => Of(relation, known[relation.Schema.Attribute], []));

    /// <summary>What is known of the items of an entity that have a key.</summary>
    public static Dictionary<string, AttributeValue> KnownOf(EntitySchema entity, Key key)
    {
        var known = new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { [entity.Key.Partition[0]] = key.Partition };
        if (key.Sort is not null)
            known[entity.Key.Sort[0]] = key.Sort;
        return known;
    }

    public static string KeyAttributeOf(Relation relation)
    {
        var target = relation.Target.Schema;
        return relation.Schema.Path == RelationPath.Index
            ? target.Indexes.Single(index => index.Name == relation.Schema.Index).Key.Partition[0]
            : target.Key.Partition[0];
    }

    public IEnumerable<Fetch> SelfAndEarly() => Early.Values.SelectMany(fetch => fetch.SelfAndEarly()).Prepend(this);

    private static Dictionary<string, AttributeValue> KnownOf(Relation relation, AttributeValue key) =>
        new(StringComparer.Ordinal) { [KeyAttributeOf(relation)] = key };

    private static Read ReadOf(Relation relation, AttributeValue key)
    {
        var target = relation.Target.Schema;
        return relation.Schema.Path is RelationPath.ForeignKey or RelationPath.SameKey && target.Key.Sort.Count == 0
            ? new Read.Point(target, new Key(key, null))
            : new Read.Range(target, relation.Schema.Path == RelationPath.Index ? relation.Schema.Index : null, [key])
            {
                Filter = relation.Filter,
                IsDescending = relation.IsDescending,
                Take = relation.Schema.IsMany ? relation.Limit : 1,
            };
    }
}
