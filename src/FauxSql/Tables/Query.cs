using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Fields;
using FauxSql.Layouts;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Relations;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>
/// A query of a table's partition or of an index, or a scan. Immutable: every method returns another query. Without an order asked for,
/// items come in ascending order of the sort key.
/// </summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TFields">Its attributes.</typeparam>
/// <typeparam name="TRelations">Its navigations.</typeparam>
/// <typeparam name="TSort">The C# type of the sort key, or <see cref="NoSortKey"/>.</typeparam>
public sealed class Query<TEntity, TFields, TRelations, TSort> : Deferred<IReadOnlyList<TEntity>>, IAsyncEnumerable<TEntity>
    where TEntity : class
{
    private const int EnumerationPage = 100;

    private readonly DynamoDatabase _database;
    private readonly EntityCodec<TEntity> _codec;
    private readonly TFields _fields;
    private readonly TRelations _relations;
    private readonly ValueCodec<TSort>? _sortCodec;
    private readonly Read.Range _read;
    private readonly Includes _includes;

    private Route Route => _database.Layout.RouteOf(_read.Entity, _read.Index);

    // The one after those that are given.
    private string SortAttribute => Route.Key.Sort[_read.KeyValues.Count - Route.Key.Partition.Count];

    internal Query(DynamoDatabase database, EntityCodec<TEntity> codec, TFields fields, TRelations relations, ValueCodec<TSort>? sortCodec, Read.Range read, Includes? includes = null)
    {
        _database = database;
        _codec = codec;
        _fields = fields;
        _relations = relations;
        _sortCodec = sortCodec;
        _read = read;
        _includes = includes ?? Includes.None;
    }

    /// <summary>Only items that meet a condition, in addition to those given before. What it leaves out is read and paid for.</summary>
    /// <param name="condition">The condition, such as <c>o => o.Total > 10</c>.</param>
    /// <exception cref="InvalidOperationException">The condition names the key that is queried; ranges of the sort key have methods of their own.</exception>
    public Query<TEntity, TFields, TRelations, TSort> Where(Func<TFields, Condition> condition) => With(_read with
    {
        Filter = _read.IsScan
            ? Terms.And(_codec.Schema, _read.Filter, _fields, condition)
            : Terms.Filter(_codec.Schema, Route.Key, _read.Filter, _fields, condition),
    });

    /// <summary>At most so many items that meet the conditions.</summary>
    /// <param name="count">The number, at least 1.</param>
    public Query<TEntity, TFields, TRelations, TSort> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return With(_read with { Take = count });
    }

    /// <summary>Fetches what is related to the items too, in addition to what was named before.</summary>
    /// <param name="related">Names it, such as <c>o => [o.Items, o.Customer]</c>.</param>
    public Query<TEntity, TFields, TRelations, TSort> With(Func<TRelations, Includes> related) => With(_read, _includes.And(related(_relations)));

    /// <summary>All items, or as many as <see cref="Take"/> says.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<IReadOnlyList<TEntity>> ToListAsync(CancellationToken cancellationToken = default) => RunAsync(cancellationToken);

    /// <summary>The first item, or <see langword="null"/>.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<TEntity?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        var items = await Take(1).RunAsync(cancellationToken).ConfigureAwait(false);
        return items.Count == 0 ? null : items[0];
    }

    /// <summary>The only item, or <see langword="null"/>.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidOperationException">There is more than one.</exception>
    public async Task<TEntity?> SingleOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        var items = await Take(2).RunAsync(cancellationToken).ConfigureAwait(false);
        return items.Count switch
        {
            0 => null,
            1 => items[0],
            _ => throw new InvalidOperationException($"More than one {_codec.Schema.Name} was found"),
        };
    }

    /// <summary>One page of items that meet the conditions.</summary>
    /// <param name="size">The most items on the page, at least 1.</param>
    /// <param name="cursor">Where to go on: <see cref="Page{T}.Next"/> of the page before, or <see langword="null"/> for the first page.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="CursorException">The cursor is damaged, or of another query or database.</exception>
    /// <exception cref="InvalidOperationException">The query has a Take of its own.</exception>
    public Task<Page<TEntity>> PageAsync(int size, string? cursor = null, CancellationToken cancellationToken = default) =>
        Page(size, cursor).RunAsync(cancellationToken);

    /// <summary>One page of items, as <see cref="PageAsync"/> reads it. Nothing is sent before <c>RunAsync</c>.</summary>
    /// <param name="size">The most items on the page, at least 1.</param>
    /// <param name="cursor">Where to go on: <see cref="Page{T}.Next"/> of the page before, or <see langword="null"/> for the first page.</param>
    /// <exception cref="CursorException">The cursor is damaged, or of another query or database.</exception>
    /// <exception cref="InvalidOperationException">The query has a Take of its own.</exception>
    public Deferred<Page<TEntity>> Page(int size, string? cursor = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfEqual(size, int.MaxValue);
        if (_read.Take is not null)
            throw new InvalidOperationException("A page has a size of its own; leave out Take");
        var after = string.IsNullOrEmpty(cursor) ? (ReadOnlyMemory<byte>?)null : Cursor.Parse(_database.Layout, _read, cursor);

        // One item more than the page tells whether there is another page.
        var read = _read with { Take = size + 1, After = after };
        return new Operation<Page<TEntity>>(
            () => new PlanBuilder(_database.Layout).AddRead(1, read, _includes).Build(),
            async (tally, token) => PageOf(await ReadAsync(read, size, tally, token).ConfigureAwait(false), size));
    }

    /// <summary>Items one after another, read in pages while they are consumed.</summary>
    /// <param name="cancellationToken">Stops.</param>
    public async IAsyncEnumerator<TEntity> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var left = _read.Take ?? int.MaxValue;
        ReadOnlyMemory<byte>? after = null;
        do
        {
            var page = _read with { Take = Math.Min(left, EnumerationPage), After = after };
            var found = await ReadAsync(page, EnumerationPage, null, cancellationToken).ConfigureAwait(false);
            foreach (var item in found.Items)
                yield return item;
            left -= found.Items.Count;
            after = found.Rows.Position;
        }
        while (after is not null && left > 0);
    }

    /// <inheritdoc/>
    public override Plan Explain() => new PlanBuilder(_database.Layout).AddRead(1, _read, _includes).Build();

    internal Query<TEntity, TFields, TRelations, TSort> Ordered(bool isDescending) => With(_read with { IsDescending = isDescending });

    internal Query<TEntity, TFields, TRelations, TSort> Restricted(Func<Operand, Func<TSort, Operand.Value>, Condition> condition)
    {
        if (_read.SortKey is not null)
            throw new InvalidOperationException("A query takes one restriction of the sort key; use Between for a range, and Where for more");
        var sort = new Operand.Path(new DocumentPath(SortAttribute));
        return With(_read with { SortKey = condition(sort, value => new Operand.Value(SortValueOf(value))) });
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
            throw exception.At(_codec.Schema.Name, SortAttribute);
        }
    }

    private protected override async Task<IReadOnlyList<TEntity>> ExecuteAsync(Tally? tally, CancellationToken cancellationToken) =>
        (await ReadAsync(_read, int.MaxValue, tally, cancellationToken).ConfigureAwait(false)).Items;

    private Page<TEntity> PageOf(Found<TEntity> found, int size) => found.Rows.Items.Count <= size
        ? new Page<TEntity>(found.Items, null)
        : new Page<TEntity>(found.Items, Cursor.Print(_database.Layout, _read, found.Rows.PositionAfter!(size)!.Value));

    private async Task<Found<TEntity>> ReadAsync(Read.Range read, int most, Tally? tally, CancellationToken cancellationToken) =>
        (await new IncludePlanner(_database.Store, tally).ReadAsync(_codec, [read], _includes, most, cancellationToken).ConfigureAwait(false))[0];

    private Query<TEntity, TFields, TRelations, TSort> With(Read.Range read, Includes? includes = null) =>
        new(_database, _codec, _fields, _relations, _sortCodec, read, includes ?? _includes);
}
