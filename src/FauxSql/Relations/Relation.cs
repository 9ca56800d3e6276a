using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Relations;

/// <summary>A navigation that can be fetched together with its source. The generator emits them as <c>OrderRelations</c>.</summary>
public abstract class Relation
{
    private protected Relation(RelationSchema schema, EntitySchema entity)
    {
        Schema = schema;
        Entity = entity;
    }

    /// <summary>What the model says of the navigation.</summary>
    public RelationSchema Schema { get; }

    /// <summary>The entity that is read: the target, or the link entity that leads to it.</summary>
    internal EntitySchema Entity { get; }

    internal Includes Nested { get; private protected init; } = Includes.None;

    internal Condition? Filter { get; private protected init; }

    internal bool IsDescending { get; private protected init; }

    internal int? Limit { get; private protected init; }

    internal abstract AttributeValue? KeyOf(object source);

    /// <summary>The second half of a relation through a link entity: from a link to its target.</summary>
    private protected static RelationSchema FromLink(RelationSchema through) =>
        through with { IsMany = false, Path = RelationPath.ForeignKey, Attribute = through.Link!.Target, Index = null, Link = null };

    /// <summary>Attaches what was found to its sources.</summary>
    /// <returns>What the nested relations start from.</returns>
    internal abstract IReadOnlyList<object> Attach(IReadOnlyList<object> sources, IReadOnlyList<ReadOnlyMemory<byte>> found);
}
