using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Relations;

/// <summary>A navigation that can be fetched together with its source. The generator emits them as <c>OrderRelations</c>.</summary>
public abstract class Relation
{
    private protected Relation(RelationSchema schema, EntityCodec target)
    {
        Schema = schema;
        Target = target;
    }

    /// <summary>What the model says of the navigation.</summary>
    public RelationSchema Schema { get; }

    internal EntityCodec Target { get; }

    internal Includes Nested { get; private protected init; } = Includes.None;

    internal Condition? Filter { get; private protected init; }

    internal bool IsDescending { get; private protected init; }

    internal int? Limit { get; private protected init; }

    internal abstract AttributeValue? KeyOf(object source);

    /// <summary>Attaches what was found to its sources.</summary>
    /// <returns>What the nested relations start from.</returns>
    internal abstract IReadOnlyList<object> Attach(IReadOnlyList<object> sources, IReadOnlyList<ReadOnlyMemory<byte>> found);
}
