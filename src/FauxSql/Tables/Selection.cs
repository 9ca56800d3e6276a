using FauxSql.Protocol.Backends;
using FauxSql.Relations;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>
/// A query or scan that reads only some attributes. It is paid for like one that reads whole items, because DynamoDB charges for what it
/// reads, but less is sent and decoded.
/// </summary>
/// <typeparam name="T">What was selected of each item: a value, or a tuple of them.</typeparam>
public sealed class Selection<T> : RangeOperation<T>
{
    private readonly Func<SelectedItem, T> _read;

    internal Selection(DynamoDatabase database, Read.Range range, Func<SelectedItem, T> read)
        : base(database, range) => _read = read;

    /// <inheritdoc/>
    public override Selection<T> ForPattern(string pattern)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        return new(Database, Range, _read) { Pattern = pattern };
    }

    /// <summary>At most so many items.</summary>
    /// <param name="count">The number, at least 1.</param>
    public Selection<T> Take(int count) => With(Range.Taking(count));

    /// <summary>Evaluates at most so many items, as <see cref="Query{TEntity, TFields, TRelations, TSort}.Within"/> does.</summary>
    /// <param name="reads">The number, at least 1, and at least 1 for each segment of a parallel scan or shard of an index.</param>
    public Selection<T> Within(int reads) => With(Bounded(reads));

    private Selection<T> With(Read.Range range) => new(Database, range, _read) { Pattern = Pattern };

    private protected override async ValueTask<IReadOnlyList<Found<T>>> FetchAsync(
        IReadOnlyList<Read.Range> parts, int most, Tally? tally, CancellationToken cancellationToken)
    {
        var rows = await Database.Store.ReadAsync(parts, CallContext.None, Database.Traces.Reading(tally), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(part => new Found<T>(part, [.. part.Items.Take(most).Select(item => _read(new SelectedItem(Range.Entity, item)))]))];
    }
}
