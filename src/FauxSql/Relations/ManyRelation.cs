using FauxSql.Codecs;
using FauxSql.Fields;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Relations;

/// <summary>A navigation to a list of items.</summary>
/// <typeparam name="TSource">The entity it starts from.</typeparam>
/// <typeparam name="TTarget">The entity fetched.</typeparam>
/// <typeparam name="TTargetFields">The attributes of the entity fetched.</typeparam>
/// <typeparam name="TTargetRelations">The navigations of the entity fetched.</typeparam>
/// <typeparam name="TSort">The C# type of the sort key that orders the list.</typeparam>
public sealed class ManyRelation<TSource, TTarget, TTargetFields, TTargetRelations, TSort> : Relation
    where TSource : class
    where TTarget : class
{
    private readonly Func<TSource, AttributeValue?> _keyOfSource;
    private readonly Action<TSource, IReadOnlyList<TTarget>> _attach;
    private readonly EntityCodec<TTarget> _target;
    private readonly TTargetFields _fields;
    private readonly Func<TTargetRelations> _relations;
    private readonly ValueCodec<TSort>? _sortCodec;

    /// <summary>A navigation; called by generated code.</summary>
    /// <param name="schema">What the model says of it.</param>
    /// <param name="keyOfSource">The value looked up, or <see langword="null"/> when there is none.</param>
    /// <param name="attach">Sets the source's property.</param>
    /// <param name="target">The codec of the entity fetched.</param>
    /// <param name="fields">The attributes of the entity fetched.</param>
    /// <param name="relations">The navigations of the entity fetched.</param>
    /// <param name="sortCodec">How the sort key is stored, or <see langword="null"/> when there is none.</param>
    public ManyRelation(
        RelationSchema schema,
        Func<TSource, AttributeValue?> keyOfSource,
        Action<TSource, IReadOnlyList<TTarget>> attach,
        EntityCodec<TTarget> target,
        TTargetFields fields,
        Func<TTargetRelations> relations,
        ValueCodec<TSort>? sortCodec)
        : base(schema, target.Schema)
    {
        _keyOfSource = keyOfSource;
        _attach = attach;
        _target = target;
        _fields = fields;
        _relations = relations;
        _sortCodec = sortCodec;
    }

    /// <summary>In descending order of the sort key.</summary>
    public ManyRelation<TSource, TTarget, TTargetFields, TTargetRelations, TSort> Newest() => Copy(isDescending: true);

    /// <summary>In ascending order of the sort key, which is the default.</summary>
    public ManyRelation<TSource, TTarget, TTargetFields, TTargetRelations, TSort> Oldest() => Copy(isDescending: false);

    /// <summary>At most so many items for each source.</summary>
    /// <param name="count">The number, at least 1.</param>
    public ManyRelation<TSource, TTarget, TTargetFields, TTargetRelations, TSort> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Copy(limit: count);
    }

    /// <summary>Only items that meet a condition, in addition to those given before.</summary>
    /// <param name="condition">The condition.</param>
    /// <exception cref="InvalidOperationException">The condition names the key that is queried.</exception>
    public ManyRelation<TSource, TTarget, TTargetFields, TTargetRelations, TSort> Where(Func<TTargetFields, Condition> condition)
    {
        var entity = _target.Schema;
        var queried = Schema.Path == RelationPath.Index ? entity.Indexes.Single(index => index.Name == Schema.Index).Key : entity.Key;
        return Copy(filter: Terms.Filter(entity, queried, Filter, _fields, condition));
    }

    /// <summary>Fetches relations of the related items too, in addition to those named before.</summary>
    /// <param name="nested">Names them.</param>
    public ManyRelation<TSource, TTarget, TTargetFields, TTargetRelations, TSort> With(Func<TTargetRelations, Includes> nested) =>
        Copy(nested: Nested.And(nested(_relations())));

    internal override AttributeValue? KeyOf(object source) => _keyOfSource((TSource)source);

    internal override IReadOnlyList<object> Attach(IReadOnlyList<object> sources, IReadOnlyList<ReadOnlyMemory<byte>> found)
    {
        TTarget[] targets = [.. found.Select(_target.Decode)];
        foreach (var source in sources)
            _attach((TSource)source, [.. targets]);
        return targets;
    }

    private ManyRelation<TSource, TTarget, TTargetFields, TTargetRelations, TSort> Copy(
        bool? isDescending = null, int? limit = null, Condition? filter = null, Includes? nested = null) =>
        new(Schema, _keyOfSource, _attach, _target, _fields, _relations, _sortCodec)
        {
            IsDescending = isDescending ?? IsDescending,
            Limit = limit ?? Limit,
            Filter = filter ?? Filter,
            Nested = nested ?? Nested,
        };
}
