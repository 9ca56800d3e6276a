using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Transfer.Items;
using FauxSql.Writes;

namespace FauxSql.Transfer.Importing;

/// <summary>
/// Writes items through the same intents as the client, so that claims, references, stamps and marks are as it would write them. A table that was empty is filled in batches;
/// otherwise an item is inserted if there is none with its key.
/// </summary>
internal sealed class ItemWriter
{
    private readonly EntityCodec _codec;
    private readonly ChunkWriter _chunks;
    private readonly WriteRunner _runner;
    private readonly bool _isPlain;
    private readonly bool _fills;

    /// <param name="database">The database.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="isEmpty">Whether it had no items before the import.</param>
    public ItemWriter(ModelDatabase database, EntitySchema entity, bool isEmpty)
    {
        _codec = database.CodecOf(entity);
        _chunks = new ChunkWriter(database);
        _runner = new WriteRunner(database);
        _isPlain = entity.Attributes.All(attribute => attribute.Unique is null) && entity.References.All(reference => !reference.IsEnforced);
        _fills = isEmpty && _isPlain;
    }

    /// <summary>Writes rows with different keys, of which none was sent before.</summary>
    /// <exception cref="FauxSqlException">The others would meet the same.</exception>
    public Task<IReadOnlyList<RowOutcome>> WriteAsync(IReadOnlyList<PreparedRow> rows, CancellationToken cancellationToken) =>
        _fills ? FillAsync(rows, cancellationToken)
        : _isPlain ? InsertEachAsync(rows, cancellationToken)
        : InsertAsync(rows, cancellationToken);

    /// <summary>Inserts rows one after another: keys may be the same, or have been sent before.</summary>
    /// <exception cref="FauxSqlException">The others would meet the same.</exception>
    public async Task<IReadOnlyList<RowOutcome>> InsertInTurnAsync(IReadOnlyList<PreparedRow> rows, CancellationToken cancellationToken)
    {
        var outcomes = new List<RowOutcome>(rows.Count);
        foreach (var row in rows)
            outcomes.Add(await InsertOneAsync(row, cancellationToken).ConfigureAwait(false));
        return outcomes;
    }

    private async Task<IReadOnlyList<RowOutcome>> FillAsync(IReadOnlyList<PreparedRow> rows, CancellationToken cancellationToken)
    {
        var outcomes = new List<RowOutcome>(rows.Count);
        var start = 0;
        foreach (var chunk in Chunk.Of([.. rows.Select(row => new PutIntent(_codec, row.Item, isGuarded: false))]))
        {
            var sent = rows.Skip(start).Take(chunk.Intents.Count).ToList();
            start += sent.Count;
            try
            {
                var failures = await _chunks.WriteAsync(chunk, 0, null, cancellationToken).ConfigureAwait(false);
                if (failures.Count > 0)
                    throw failures[0].Reason;
                outcomes.AddRange(sent.Select(row => new RowOutcome(row, RowOutcomeKind.Imported)));
            }
            catch (ServiceErrorException problem) when (IsAboutItem(problem))
            {
                // One of them, and it does not say which.
                outcomes.AddRange(await Task.WhenAll(sent.Select(row => InsertOneAsync(row, cancellationToken))).ConfigureAwait(false));
            }
        }

        return outcomes;
    }

    private async Task<IReadOnlyList<RowOutcome>> InsertEachAsync(IReadOnlyList<PreparedRow> rows, CancellationToken cancellationToken) =>
        await Task.WhenAll(rows.Select(row => InsertOneAsync(row, cancellationToken))).ConfigureAwait(false);

    private async Task<IReadOnlyList<RowOutcome>> InsertAsync(IReadOnlyList<PreparedRow> rows, CancellationToken cancellationToken)
    {
        var outcomes = new List<RowOutcome>(rows.Count);
        foreach (var chunk in Chunk.Of([.. rows.Select(row => new InsertIntent(_codec, row.Item))]))
        {
            var start = outcomes.Count;
            try
            {
                var failures = await _chunks.WriteAsync(chunk, 0, null, cancellationToken).ConfigureAwait(false);
                if (failures.FirstOrDefault(failure => IsFatal(failure.Reason)).Reason is { } fatal)
                    throw fatal;
                var reasons = failures.ToLookup(failure => failure.Index, failure => failure.Reason);
                outcomes.AddRange(chunk.Intents.Select((_, index) => OutcomeOf(rows[start + index], reasons[index])));
            }
            catch (ServiceErrorException problem) when (IsAboutItem(problem))
            {
                outcomes.AddRange(await InsertInTurnAsync([.. rows.Skip(start).Take(chunk.Intents.Count)], cancellationToken).ConfigureAwait(false));
            }
        }

        return outcomes;
    }

    private async Task<RowOutcome> InsertOneAsync(PreparedRow row, CancellationToken cancellationToken)
    {
        try
        {
            var result = await _runner.RunAsync([new InsertIntent(_codec, row.Item)], null, null, cancellationToken).ConfigureAwait(false);
            return OutcomeOf(row, result.Failures.Select(failure => failure.Reason));
        }
        catch (FauxSqlException problem) when (!IsFatal(problem))
        {
            return OutcomeOf(row, [problem]);
        }
    }

    private RowOutcome OutcomeOf(PreparedRow row, IEnumerable<FauxSqlException> reasons)
    {
        var reason = reasons.OrderBy(reason => reason is ItemExistsException ? 0 : reason is ReferenceViolationException ? 2 : 1).FirstOrDefault();
        return reason switch
        {
            null => new RowOutcome(row, RowOutcomeKind.Imported),
            ItemExistsException { Stored: StoredItem stored } when OwnAttributes.AreEqual(stored.Json.Span, _codec.Schema.Mirrored(row.Item.Json).Span) => new RowOutcome(row, RowOutcomeKind.There),
            ItemExistsException => new RowOutcome(row, RowOutcomeKind.Rejected, $"{reason.Message}, and is another item. Decide which is right: an import replaces nothing."),
            ReferenceViolationException => new RowOutcome(row, RowOutcomeKind.Waiting, reason.Message),
            _ => new RowOutcome(row, RowOutcomeKind.Rejected, reason.Message),
        };
    }

    private static bool IsFatal(FauxSqlException reason) => WriteFailure.IsAboutAll(reason) && !(reason is ServiceErrorException service && IsAboutItem(service));

    private static bool IsAboutItem(ServiceErrorException problem) => problem.Code is "ValidationException" or "ValidationError";
}
