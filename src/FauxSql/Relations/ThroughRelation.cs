using FauxSql.Codecs;
using FauxSql.Fields;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Relations;

/// <summary>A navigation to a list of items through a link entity (M:N). Its order is that of the links; links to items that are gone are left out.</summary>
/// <typeparam name="TSource">The entity it starts from.</typeparam>
/// <typeparam name="TLinkFields">The attributes of the link entity.</typeparam>
/// <typeparam name="TTarget">The entity fetched.</typeparam>
/// <typeparam name="TTargetRelations">The navigations of the entity fetched.</typeparam>
public sealed class ThroughRelation<TSource, TLinkFields, TTarget, TTargetRelations> : Relation
    where TSource : class
    where TTarget : class
{
    private readonly Func<TSource, AttributeValue?> _keyOfSource;
    private readonly Action<TSource, IReadOnlyList<TTarget>> _attach;
    private readonly EntityCodec _link;
    private readonly TLinkFields _linkFields;
    private readonly EntityCodec<TTarget> _target;
    private readonly Func<TTargetRelations> _relations;

    /// <summary>A navigation; called by generated code.</summary>
    /// <param name="schema">What the model says of it.</param>
    /// <param name="keyOfSource">The value looked up.</param>
    /// <param name="attach">Sets the source's property.</param>
    /// <param name="link">The codec of the link entity.</param>
    /// <param name="linkFields">The attributes of the link entity.</param>
    /// <param name="target">The codec of the entity fetched.</param>
    /// <param name="relations">The navigations of the entity fetched.</param>
    public ThroughRelation(
        RelationSchema schema,
        Func<TSource, AttributeValue?> keyOfSource,
        Action<TSource, IReadOnlyList<TTarget>> attach,
        EntityCodec link,
        TLinkFields linkFields,
        EntityCodec<TTarget> target,
        Func<TTargetRelations> relations)
        : base(schema, link.Schema)
    {
        _keyOfSource = keyOfSource;
        _attach = attach;
        _link = link;
        _linkFields = linkFields;
        _target = target;
        _relations = relations;
        Nested = new LinkedRelation<TTarget>(schema, target, Includes.None);
    }

    /// <summary>In descending order of the links' sort key.</summary>
    public ThroughRelation<TSource, TLinkFields, TTarget, TTargetRelations> Newest() => Copy(isDescending: true);

    /// <summary>In ascending order of the links' sort key, which is the default.</summary>
    public ThroughRelation<TSource, TLinkFields, TTarget, TTargetRelations> Oldest() => Copy(isDescending: false);

    /// <summary>At most so many links of each source.</summary>
    /// <param name="count">The number, at least 1.</param>
    public ThroughRelation<TSource, TLinkFields, TTarget, TTargetRelations> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Copy(limit: count);
    }

    /// <summary>Only what is linked by a link that meets a condition, in addition to those given before.</summary>
    /// <param name="condition">The condition of the link entity, such as <c>link => link.IsPrimary == true</c>.</param>
    /// <exception cref="InvalidOperationException">The condition names the key that is queried.</exception>
    public ThroughRelation<TSource, TLinkFields, TTarget, TTargetRelations> WhereLink(Func<TLinkFields, Condition> condition)
    {
        var queried = Schema.Index is { } index ? Entity.Indexes.Single(candidate => candidate.Name == index).Key : Entity.Key;
        return Copy(filter: Terms.Filter(Entity, queried, Filter, _linkFields, condition));
    }

    /// <summary>Fetches relations of the related items too, in addition to those named before.</summary>
    /// <param name="nested">Names them.</param>
    public ThroughRelation<TSource, TLinkFields, TTarget, TTargetRelations> With(Func<TTargetRelations, Includes> nested) =>
        Copy(nested: new LinkedRelation<TTarget>(Schema, _target, Nested[0].Nested.And(nested(_relations()))));

    internal override AttributeValue? KeyOf(object source) => _keyOfSource((TSource)source);

    internal override IReadOnlyList<object> Attach(IReadOnlyList<object> sources, IReadOnlyList<ReadOnlyMemory<byte>> found)
    {
        var attribute = new DocumentPath(Schema.Link!.Target);
        var list = new LinkedTargets<TTarget>(found.Count, targets =>
        {
            foreach (var source in sources)
                _attach((TSource)source, [.. targets]);
        });
        return [.. found.Select((link, position) => new Link<TTarget>(list, position, ItemReader.Get(link, attribute)))];
    }

    private ThroughRelation<TSource, TLinkFields, TTarget, TTargetRelations> Copy(
        bool? isDescending = null, int? limit = null, Condition? filter = null, Includes? nested = null) =>
        new(Schema, _keyOfSource, _attach, _link, _linkFields, _target, _relations)
        {
            IsDescending = isDescending ?? IsDescending,
            Limit = limit ?? Limit,
            Filter = filter ?? Filter,
            Nested = nested ?? Nested,
        };
}
