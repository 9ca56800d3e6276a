using FauxSql.Codecs;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Relations;

/// <summary>The second half of a <see cref="ThroughRelation{TSource, TLinkFields, TTarget, TTargetRelations}"/>: from a link to its target.</summary>
internal sealed class LinkedRelation<TTarget> : Relation
    where TTarget : class
{
    private readonly EntityCodec<TTarget> _target;

    public LinkedRelation(RelationSchema through, EntityCodec<TTarget> target, Includes nested)
        : base(FromLink(through), target.Schema)
    {
        _target = target;
        Nested = nested;
    }

    internal override AttributeValue? KeyOf(object source) => ((Link<TTarget>)source).Key;

    internal override IReadOnlyList<object> Attach(IReadOnlyList<object> sources, IReadOnlyList<ReadOnlyMemory<byte>> found)
    {
        var target = found.Count > 0 ? _target.Decode(found[0]) : null;
        foreach (var source in sources)
        {
            var link = (Link<TTarget>)source;
            link.List.Decide(link.Position, target);
        }

        return target is null ? [] : [target];
    }
}
