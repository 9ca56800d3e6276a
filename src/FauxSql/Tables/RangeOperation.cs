using System.Runtime.CompilerServices;
using FauxSql.Cursors;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Relations;
using FauxSql.Stores;
using FauxSql.Telemetry;

namespace FauxSql.Tables;

/// <summary>
/// Reads the items of a query or scan: all of them, the first, a page, or one after another with <c>await foreach</c>. It is no
/// <see cref="IAsyncEnumerable{T}"/>, so that a condition that DynamoDB cannot evaluate is an error, and not LINQ over all that was read.
/// </summary>
/// <typeparam name="T">What each item is read as.</typeparam>
public abstract class RangeOperation<T> : Deferred<IReadOnlyList<T>>
{
    private const int EnumerationPage = 100;

    private protected RangeOperation(DynamoDatabase database, Read.Range read)
    {
        Database = database;
        Range = read;
    }

    internal DynamoDatabase Database { get; }

    internal Read.Range Range { get; }

    /// <summary>The access pattern that it was named for, which goes with it into whatever is made of it.</summary>
    internal string? Pattern { get; init; }

    private protected Route Route => Database.Layout.RouteOf(Range.Entity, Range.Index);

    /// <inheritdoc/>
    public abstract override RangeOperation<T> ForPattern(string pattern);

    /// <summary>All items, or as many as <c>Take</c> says.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ReadLimitException">As many items were evaluated as <c>Within</c> allows, and there may be more.</exception>
    public Task<IReadOnlyList<T>> ToListAsync(CancellationToken cancellationToken = default) => RunAsync(cancellationToken);

    /// <summary>The first item, or <see langword="default"/>.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ReadLimitException">As many items were evaluated as <c>Within</c> allows, and none was found.</exception>
    public async Task<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        var items = await ListAsync("First", Range with { Take = 1 }, cancellationToken).ConfigureAwait(false);
        return items.Count == 0 ? default : items[0];
    }

    /// <summary>The only item, or <see langword="default"/>.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidOperationException">There is more than one.</exception>
    /// <exception cref="ReadLimitException">As many items were evaluated as <c>Within</c> allows, and there may be more.</exception>
    public async Task<T?> SingleOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        var items = await ListAsync("Single", Range with { Take = Math.Min(Range.Take ?? 2, 2) }, cancellationToken).ConfigureAwait(false);
        return items.Count switch
        {
            0 => default,
            1 => items[0],
            _ => throw new InvalidOperationException($"More than one {Range.Entity.Name} was found"),
        };
    }

    /// <summary>One page of items that meet the conditions.</summary>
    /// <param name="size">The most items on the page, at least 1.</param>
    /// <param name="cursor">Where to go on: <see cref="Page{T}.Next"/> of the page before, or <see langword="null"/> for the first page.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="CursorException">The cursor is damaged, or of another query or database.</exception>
    /// <exception cref="InvalidOperationException">The query has a Take of its own, or is a parallel scan.</exception>
    public Task<Page<T>> PageAsync(int size, string? cursor = null, CancellationToken cancellationToken = default) =>
        Page(size, cursor).RunAsync(cancellationToken);

    /// <summary>One page of items, as <see cref="PageAsync"/> reads it. Nothing is sent before <c>RunAsync</c>.</summary>
    /// <param name="size">The most items on the page, at least 1.</param>
    /// <param name="cursor">Where to go on: <see cref="Page{T}.Next"/> of the page before, or <see langword="null"/> for the first page.</param>
    /// <exception cref="CursorException">The cursor is damaged, or of another query or database.</exception>
    /// <exception cref="InvalidOperationException">The query has a Take of its own, or is a parallel scan.</exception>
    public Deferred<Page<T>> Page(int size, string? cursor = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfEqual(size, int.MaxValue);
        if (Range.Take is not null)
            throw new InvalidOperationException("A page has a size of its own; leave out Take");
        if (Range.Segments > 1)
            throw new InvalidOperationException("A parallel scan has no order in which pages could follow one another; page a Scan, or enumerate this one");
        var rest = string.IsNullOrEmpty(cursor) ? Range : Cursor.Continue(Database, Range, cursor);

        // One item more than the page tells whether there is another page.
        var read = rest with { Take = size + 1 };
        return new Operation<Page<T>>(
            InfoOf("Page"),
            () => PlanOf(read, Included),
            async (tally, token) => PageOf((await FetchAsync([read], size, tally, token).ConfigureAwait(false))[0], size));
    }

    /// <summary>How many items there are, or as many as <c>Take</c> says, without fetching them. All of them are read and paid for.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ReadLimitException">As many items were evaluated as <c>Within</c> allows, and there may be more.</exception>
    public Task<int> CountAsync(CancellationToken cancellationToken = default) => Count().RunAsync(cancellationToken);

    /// <summary>How many items there are, as <see cref="CountAsync"/> counts them. Nothing is sent before <c>RunAsync</c>.</summary>
    public Deferred<int> Count() => Counting("Count", Range, static count => count);

    /// <summary>Whether there is an item. Without a condition one is read; with one, reading ends where the first is found.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ReadLimitException">As many items were evaluated as <c>Within</c> allows, and none was found.</exception>
    public Task<bool> AnyAsync(CancellationToken cancellationToken = default) => Any().RunAsync(cancellationToken);

    /// <summary>Whether there is an item, as <see cref="AnyAsync"/> finds out. Nothing is sent before <c>RunAsync</c>.</summary>
    public Deferred<bool> Any() => Counting("Any", Range with { Take = 1 }, static count => count > 0);

    /// <summary>Items one after another, read in pages while they are consumed; for <c>await foreach</c>.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ReadLimitException">As many items were evaluated as <c>Within</c> allows, and there may be more.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        AsAsyncEnumerable(cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>The items for whatever takes an asynchronous sequence; LINQ's operators on it work on what has been read and paid for.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ReadLimitException">As many items were evaluated as <c>Within</c> allows, and there may be more.</exception>
    public async IAsyncEnumerable<T> AsAsyncEnumerable([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var open = Range.Parts();
        var left = Range.Take ?? int.MaxValue;
        using var telemetry = OperationTelemetry.Begin(InfoOf("Enumerate"));
        while (open.Count > 0 && left > 0)
        {
            var wave = open.Select(part => part with { Take = Math.Min(left, EnumerationPage) }).ToList();
            var found = await FetchAsync(telemetry, wave, left, cancellationToken).ConfigureAwait(false);
            foreach (var item in found.SelectMany(part => part.Items).Take(left))
                yield return item;
            left -= Math.Min(left, found.Sum(part => part.Items.Count));
            var next = open.Zip(found, (part, one) => (Part: part.Following(one.Rows), one.Rows.IsPartial)).Where(one => one.Part.After is not null).ToList();
            if (left > 0 && next.Exists(one => one.IsPartial || one.Part.Within <= 0))
                throw LimitReached(next[0].Part, found: null);
            open = next.ConvertAll(one => one.Part);
        }
    }

    /// <inheritdoc/>
    public override Plan Explain() => PlanOf(Range, Included);

    /// <summary>Whether another reads the same things of other partitions.</summary>
    internal bool IsLike(RangeOperation<T> other) =>
        (Database, Range.Entity, Range.Index) == (other.Database, other.Range.Entity, other.Range.Index)
        && (Range.Projection?.Paths ?? []).SequenceEqual(other.Range.Projection?.Paths ?? [])
        && Included.SequenceEqual(other.Included);

    /// <summary>Several operations like this one, sent together.</summary>
    internal Deferred<IReadOnlyList<T>> Together(IReadOnlyList<RangeOperation<T>> all)
    {
        var parts = all.Index().SelectMany(one => one.Item.Range.Parts().Select(part => (Of: one, Part: part))).ToList();
        return new Operation<IReadOnlyList<T>>(
            InfoOf("Together"),
            () => all.Aggregate(new PlanBuilder(Database.Layout), (plan, one) => AddTo(plan, one.Range, one.Included)).Build(),
            async (tally, token) =>
            {
                var found = await FetchAsync([.. parts.Select(read => read.Part)], int.MaxValue, tally, token).ConfigureAwait(false);
                return [.. parts.Zip(found, (read, one) => (read.Of, Found: one)).GroupBy(read => read.Of, read => read.Found).SelectMany(read => read.Key.Item.ItemsOf(read.Key.Item.Range, [.. read]))];
            });
    }

    private protected Read.Range Bounded(int reads) => Range.Bounded(reads, Database.Layout.RoutesOf(Range.Entity, Range.Index).Count);

    /// <summary>What is fetched with the items.</summary>
    private protected virtual Includes Included => Includes.None;

    private protected override OperationInfo Info => InfoOf(Range.IsScan ? "Scan" : "Query");

    private protected override Task<IReadOnlyList<T>> ExecuteAsync(Tally? tally, CancellationToken cancellationToken) => ListAsync(Range, tally, cancellationToken);

    /// <summary>Reads several ranges at once, and makes the first items of each into results.</summary>
    private protected abstract ValueTask<IReadOnlyList<Found<T>>> FetchAsync(IReadOnlyList<Read.Range> parts, int most, Tally? tally, CancellationToken cancellationToken);

    private OperationInfo InfoOf(string verb) => new(Database, verb, Range.Entity) { Index = Range.Index, IsRange = true, Named = Pattern };

    private Task<IReadOnlyList<T>> ListAsync(string verb, Read.Range range, CancellationToken cancellationToken) =>
        InfoOf(verb) is { IsObserved: true } info ? ObserveAsync(info, range, cancellationToken) : ListAsync(range, null, cancellationToken);

    private Task<IReadOnlyList<T>> ObserveAsync(OperationInfo info, Read.Range range, CancellationToken cancellationToken) =>
        OperationTelemetry.RunAsync(info, token => ListAsync(range, null, token), cancellationToken);

    private async Task<IReadOnlyList<T>> ListAsync(Read.Range range, Tally? tally, CancellationToken cancellationToken) =>
        ItemsOf(range, await FetchAsync(range.Parts(), int.MaxValue, tally, cancellationToken).ConfigureAwait(false));

    private IReadOnlyList<T> ItemsOf(Read.Range range, IReadOnlyList<Found<T>> found)
    {
        CountOf(range, [.. found.Select(part => part.Rows)]);
        return found.Count == 1 ? found[0].Items : [.. found.SelectMany(part => part.Items).Take(range.Take ?? int.MaxValue)];
    }

    private ValueTask<IReadOnlyList<Found<T>>> FetchAsync(OperationTelemetry? telemetry, List<Read.Range> wave, int most, CancellationToken cancellationToken) => telemetry is null
        ? FetchAsync(wave, most, null, cancellationToken)
        : new(telemetry.ObserveAsync(() => FetchAsync(wave, most, null, cancellationToken).AsTask()));

    private Operation<TAnswer> Counting<TAnswer>(string verb, Read.Range range, Func<int, TAnswer> answer)
    {
        var counting = range with { IsCount = true };
        return new(
            InfoOf(verb),
            () => PlanOf(counting, Includes.None),
            async (tally, token) => answer(CountOf(range, await Database.Store.ReadAsync(counting.Parts(), CallContext.None, Database.Traces.Reading(tally), token).ConfigureAwait(false))));
    }

    // A read ends early only when it has found enough, or may read no more.
    private int CountOf(Read.Range range, IReadOnlyList<Rows> parts)
    {
        var count = Math.Min(parts.Aggregate(0, (sum, rows) => checked(sum + rows.Count)), range.Take ?? int.MaxValue);
        return parts.FirstOrDefault(rows => rows.IsPartial) is { } stopped && !(count >= range.Take) ? throw LimitReached(range.Following(stopped), count) : count;
    }

    private Page<T> PageOf(Found<T> found, int size)
    {
        var rows = found.Rows;
        return rows.Count <= size && !rows.IsPartial
            ? new Page<T>(found.Items, null)
            : new Page<T>(found.Items, Cursor.Print(Database, Range with { Index = rows.Index }, rows.PositionAfter!(found.Items.Count)!.Value)) { IsPartial = found.Items.Count < size };
    }

    private Plan PlanOf(Read.Range range, Includes includes) => AddTo(new PlanBuilder(Database.Layout), range, includes).Build();

    private static PlanBuilder AddTo(PlanBuilder plan, Read.Range range, Includes includes) =>
        range.Parts().Aggregate(plan, (whole, part) => whole.AddRead(1, part, includes));

    private ReadLimitException LimitReached(Read.Range rest, int? found) => new(
        Range.Entity.Name, Range.Within!.Value, found, Range.Segments == 1 && rest.After is { } at ? Cursor.Print(Database, Range with { Index = rest.Index }, at) : null);
}
