using FauxSql.Codecs;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Relations;

/// <summary>A navigation to one item.</summary>
/// <typeparam name="TSource">The entity it starts from.</typeparam>
/// <typeparam name="TTarget">The entity fetched.</typeparam>
/// <typeparam name="TTargetRelations">The navigations of the entity fetched.</typeparam>
public sealed class OneRelation<TSource, TTarget, TTargetRelations> : Relation
    where TSource : class
    where TTarget : class
{
    private readonly Func<TSource, AttributeValue?> _keyOfSource;
    private readonly Action<TSource, TTarget?> _attach;
    private readonly EntityCodec<TTarget> _target;
    private readonly Func<TTargetRelations> _relations;

    /// <summary>A navigation; called by generated code.</summary>
    /// <param name="schema">What the model says of it.</param>
    /// <param name="keyOfSource">The value looked up, or <see langword="null"/> when the source refers to nothing.</param>
    /// <param name="attach">Sets the source's property.</param>
    /// <param name="target">The codec of the entity fetched.</param>
    /// <param name="relations">The navigations of the entity fetched.</param>
    public OneRelation(
        RelationSchema schema,
        Func<TSource, AttributeValue?> keyOfSource,
        Action<TSource, TTarget?> attach,
        EntityCodec<TTarget> target,
        Func<TTargetRelations> relations)
        : base(schema, target.Schema)
    {
        _keyOfSource = keyOfSource;
        _attach = attach;
        _target = target;
        _relations = relations;
    }

    /// <summary>Fetches relations of the related item too, in addition to those named before.</summary>
    /// <param name="nested">Names them.</param>
    public OneRelation<TSource, TTarget, TTargetRelations> With(Func<TTargetRelations, Includes> nested) =>
        new(Schema, _keyOfSource, _attach, _target, _relations) { Nested = Nested.And(nested(_relations())) };

    internal override AttributeValue? KeyOf(object source) => _keyOfSource((TSource)source);

    internal override IReadOnlyList<object> Attach(IReadOnlyList<object> sources, IReadOnlyList<ReadOnlyMemory<byte>> found)
    {
        var target = found.Count > 0 ? _target.Decode(found[0]) : null;
        foreach (var source in sources)
            _attach((TSource)source, target);
        return target is null ? [] : [target];
    }
}
