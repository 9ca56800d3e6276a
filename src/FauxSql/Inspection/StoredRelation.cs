using FauxSql.Protocol.Values;
using FauxSql.Relations;
using FauxSql.Schema;

namespace FauxSql.Inspection;

/// <summary>A navigation by its name, between items as they are stored. One more item than is wanted is read, to know whether there are more.</summary>
internal sealed class StoredRelation : Relation
{
    private readonly int _take;

    private StoredRelation(int place, string name, RelationSchema schema, EntitySchema entity, Includes nested, int take)
        : base(schema, entity)
    {
        Place = place;
        Name = name;
        _take = take;
        Limit = take + 1;
        Nested = nested;
    }

    /// <summary>Its place among what is asked for.</summary>
    public int Place { get; }

    public string Name { get; }

    /// <summary>The navigations that paths such as <c>Orders.Items</c> name.</summary>
    /// <exception cref="ArgumentException">An entity has no navigation of that name.</exception>
    public static Includes Of(DatabaseSchema schema, EntitySchema entity, IEnumerable<string[]> paths, int take) =>
        [.. paths.Where(path => path.Length > 0).GroupBy(path => path[0], path => path[1..]).Select((group, place) => Of(place, schema, RelationOf(entity, group.Key), group, take))];

    internal override AttributeValue? KeyOf(object source) => ((StoredNode)source)[Schema.Attribute];

    internal override IReadOnlyList<object> Attach(IReadOnlyList<object> sources, IReadOnlyList<ReadOnlyMemory<byte>> found)
    {
        StoredNode[] nodes = [.. found.Take(_take).Select(item => new StoredNode(Entity, item))];
        foreach (var source in sources)
            ((StoredNode)source).Attach(this, nodes, found.Count > nodes.Length);
        return nodes;
    }

    // Links are shown by themselves: one that leads nowhere is what a person looks for.
    private static StoredRelation Of(int place, DatabaseSchema schema, RelationSchema relation, IEnumerable<string[]> paths, int take)
    {
        var target = EntityOf(schema, relation.Target);
        var nested = Of(schema, target, paths, take);
        return relation.Link is { } link
            ? new StoredRelation(place, relation.Property, relation, EntityOf(schema, link.Entity), new StoredRelation(0, target.Name, FromLink(relation), target, nested, take), take)
            : new StoredRelation(place, relation.Property, relation, target, nested, take);
    }

    private static RelationSchema RelationOf(EntitySchema entity, string name) =>
        entity.Relations.FirstOrDefault(relation => relation.Property == name) ?? throw new ArgumentException(entity.Relations.Count == 0
            ? $"{entity.Name} has no navigation {name}: none of its properties is marked [Related]."
            : $"{entity.Name} has no navigation {name}. There are: {string.Join(", ", entity.Relations.Select(relation => relation.Property))}.");

    private static EntitySchema EntityOf(DatabaseSchema schema, string name) => schema.Entities.Single(entity => entity.Name == name);
}
