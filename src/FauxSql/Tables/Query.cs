using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Fields;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Relations;
using FauxSql.Stores;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>
/// A query of a table's partition or of an index, or a scan. Immutable: every method returns another query. Without an order asked for,
/// items come in ascending order of the sort key.
/// </summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TFields">Its attributes.</typeparam>
/// <typeparam name="TRelations">Its navigations.</typeparam>
/// <typeparam name="TSort">The C# type of the sort key, or <see cref="NoSortKey"/>.</typeparam>
public class Query<TEntity, TFields, TRelations, TSort> : RangeOperation<TEntity>
    where TEntity : class
{
    private readonly EntityCodec<TEntity> _codec;
    private readonly TFields _fields;
    private readonly TRelations _relations;
    private readonly ValueCodec<TSort>? _sortCodec;
    private readonly Includes _includes;

    // The one after those that are given.
    private string SortAttribute => Route.Key.Sort[Range.KeyValues.Count - Route.Key.Partition.Count];

    internal Query(DynamoDatabase database, EntityCodec<TEntity> codec, TFields fields, TRelations relations, ValueCodec<TSort>? sortCodec, Read.Range read, Includes? includes = null)
        : base(database, read)
    {
        _codec = codec;
        _fields = fields;
        _relations = relations;
        _sortCodec = sortCodec;
        _includes = includes ?? Includes.None;
    }

    /// <inheritdoc/>
    public override Query<TEntity, TFields, TRelations, TSort> ForPattern(string pattern)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        return new(Database, _codec, _fields, _relations, _sortCodec, Range, _includes) { Pattern = pattern };
    }

    /// <summary>Only items that meet a condition, in addition to those given before. What it leaves out is read and paid for.</summary>
    /// <param name="condition">The condition, such as <c>o => o.Total > 10</c>.</param>
    /// <exception cref="InvalidOperationException">The condition names the key that is queried; ranges of the sort key have methods of their own.</exception>
    public Query<TEntity, TFields, TRelations, TSort> Where(Func<TFields, Condition> condition) => With(Range with
    {
        Filter = Range.IsScan
            ? Terms.And(_codec.Schema, Range.Filter, _fields, condition)
            : Terms.Filter(_codec.Schema, Route.Key, Range.Filter, _fields, condition),
    });

    /// <summary>
    /// Only items of one subtype, and typed so: what follows names its attributes. Like what <see cref="Where"/> leaves out, items of others are read
    /// and paid for.
    /// </summary>
    /// <typeparam name="TSubtype">The subtype.</typeparam>
    /// <typeparam name="TSubtypeFields">Its attributes.</typeparam>
    /// <param name="subtype">Names it, such as <c>p => p.CardPayment</c>.</param>
    public Query<TSubtype, TSubtypeFields, TRelations, TSort> OfType<TSubtype, TSubtypeFields>(Func<TFields, Subtype<TSubtype, TSubtypeFields>> subtype)
        where TSubtype : class, TEntity
    {
        ArgumentNullException.ThrowIfNull(subtype);
        var only = subtype(_fields);
        return new(Database, only.Codec, only.Fields, _relations, _sortCodec, Range with { Filter = Conditions.All(Range.Filter, only.Is()) }, _includes) { Pattern = Pattern };
    }

    /// <summary>At most so many items that meet the conditions.</summary>
    /// <param name="count">The number, at least 1.</param>
    public Query<TEntity, TFields, TRelations, TSort> Take(int count) => With(Range.Taking(count));

    /// <summary>
    /// Evaluates at most so many items, which is what is paid for, whether they meet the conditions or not. Where that is not enough a page
    /// is partial, and whatever else is asked for is a <see cref="ReadLimitException"/>.
    /// </summary>
    /// <param name="reads">The number, at least 1, and at least 1 for each segment of a parallel scan or shard of an index.</param>
    public Query<TEntity, TFields, TRelations, TSort> Within(int reads) => With(Bounded(reads));

    /// <summary>Fetches what is related to the items too, in addition to what was named before.</summary>
    /// <param name="related">Names it, such as <c>o => [o.Items, o.Customer]</c>.</param>
    public Query<TEntity, TFields, TRelations, TSort> With(Func<TRelations, Includes> related) => With(Range, _includes.And(related(_relations)));

    /// <summary>
    /// Changes every item that the query finds, and results in how many were changed: one UpdateItem each, 25 at a time, or where
    /// it sets an enforced reference or a unique value a transaction. An item that has
    /// vanished, or does not meet the conditions any more, is left out. They do not happen together: after a failure or a cancellation those
    /// that were changed stay changed, and it can be run again, where the conditions leave out what was changed already.
    /// </summary>
    /// <param name="change">The changes, such as <c>u => u.Set(o => o.Status, OrderStatus.Cancelled)</c>; with an If of its own, items that do not meet it are left out.</param>
    /// <param name="cancellationToken">Stops after the items that are on their way.</param>
    public Task<long> UpdateAllAsync(
        Func<UpdateOperation<TEntity, TFields>, UpdateOperation<TEntity, TFields>> change, CancellationToken cancellationToken = default) =>
        UpdateAll(change).RunAsync(cancellationToken);

    /// <summary>Changes every item that the query finds, as <see cref="UpdateAllAsync"/> does. Nothing is sent before <c>RunAsync</c>.</summary>
    /// <param name="change">The changes.</param>
    /// <exception cref="InvalidOperationException">There is no change, or the query has a Within.</exception>
    public Deferred<long> UpdateAll(Func<UpdateOperation<TEntity, TFields>, UpdateOperation<TEntity, TFields>> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var update = change(new UpdateOperation<TEntity, TFields>(Database, _codec, _fields, QueryWrite.EachKey, creates: false));
        return Write(nameof(UpdateAll), (key, demands) => update.IntentFor(key, ReturnedItem.None, demands));
    }

    /// <summary>
    /// Deletes every item that the query finds, and results in how many were deleted: one DeleteItem each, 25 at a time; where values are unique a
    /// read and a transaction each. An item that does not meet the conditions any more is left out. They do not happen together; after a failure
    /// or a cancellation it can be run again.
    /// </summary>
    /// <param name="cancellationToken">Stops after the items that are on their way.</param>
    /// <exception cref="Errors.ReferencedException">An enforced reference of an item that is not found and deleted names one of them.</exception>
    public Task<long> DeleteAllAsync(CancellationToken cancellationToken = default) => DeleteAll().RunAsync(cancellationToken);

    /// <summary>Deletes every item that the query finds, as <see cref="DeleteAllAsync"/> does. Nothing is sent before <c>RunAsync</c>.</summary>
    /// <exception cref="InvalidOperationException">The query has a Within.</exception>
    public Deferred<long> DeleteAll() => Write(nameof(DeleteAll), (key, demands) => new DeleteIntent(Database, _codec, key) { Demands = demands });

    internal TFields Fields => _fields;

    internal Selection<T> Selected<T>(Func<SelectedItem, T> read, params IEnumerable<DocumentPath> paths)
    {
        var projection = SelectedItem.ProjectionOf(paths, [.. Route.Key.Attributes, .. Route.TableKey.Attributes]);
        return new(Database, Range with { Projection = projection }, read) { Pattern = Pattern };
    }

    internal Query<TEntity, TFields, TRelations, TSort> Ordered(bool isDescending) => With(Range with { IsDescending = isDescending });

    internal Query<TEntity, TFields, TRelations, TSort> Restricted(Func<Operand, Func<TSort, Operand.Value>, Condition> condition)
    {
        if (Range.SortKey is not null)
            throw new InvalidOperationException("A query takes one restriction of the sort key; use Between for a range, and Where for more");
        var sort = new Operand.Path(new DocumentPath(SortAttribute));
        return With(Range with { SortKey = condition(sort, value => new Operand.Value(SortValueOf(value))) });
    }

    private QueryWrite Write(string verb, Func<Key, IReadOnlyList<Demand>, WriteIntent> intentFor)
    {
        if (Range.Within is not null)
            throw new InvalidOperationException("What is written over a query has no Within; bound it with Take");
        intentFor(QueryWrite.EachKey, []);
        return new QueryWrite(Database, verb, Range, intentFor) { Pattern = Pattern };
    }

    private AttributeValue SortValueOf(TSort value)
    {
        try
        {
            var stored = _sortCodec!.ToValue(value);
            KeyRules.CheckSort(_codec.Schema, SortAttribute, stored);
            return stored;
        }
        catch (UnstorableValueException exception)
        {
            throw exception.In(_codec.Schema, SortAttribute);
        }
    }

    private protected override Includes Included => _includes;

    private protected override ValueTask<IReadOnlyList<Found<TEntity>>> FetchAsync(IReadOnlyList<Read.Range> parts, int most, Tally? tally, CancellationToken cancellationToken) =>
        _includes.Count == 0
            ? Database.Store.ListAsync(parts, _codec, most, CallContext.None, Database.Traces.Reading(tally), cancellationToken)
            : new IncludePlanner(Database.Store, Database.Traces.Reading(tally)).ReadAsync(_codec, parts, _includes, most, cancellationToken);

    private protected Query<TEntity, TFields, TRelations, TSort> With(Read.Range read, Includes? includes = null) =>
        new(Database, _codec, _fields, _relations, _sortCodec, read, includes ?? _includes) { Pattern = Pattern };
}
