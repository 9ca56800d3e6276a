using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>
/// Keeps deletions from leaving enforced references without what they name. It marks the items, so that whatever refers to one from then on is
/// noticed, and then looks for what refers to them already. Why, and what an index leaves open, is in docs/decisions.
/// </summary>
internal sealed class DeletionGuard
{
    private readonly DynamoDatabase _database;
    private readonly List<(int Index, WriteIntent Item)> _guarded;
    private readonly AttributeValue _mark = DeletionMark.New();
    private readonly Tally? _tally;

    private DeletionGuard(DynamoDatabase database, List<(int Index, WriteIntent Item)> guarded, Tally? tally)
    {
        _database = database;
        _guarded = guarded;
        _tally = tally;
    }

    /// <summary>A guard for one attempt to carry intents out, or null when no reference could be left behind.</summary>
    public static DeletionGuard? Of(IReadOnlyList<WriteIntent> intents, DynamoDatabase database, Tally? tally) =>
        intents.Any(intent => intent.Referrers.Count > 0) ? new(database, [.. intents.Index().Where(intent => intent.Item.Referrers.Count > 0)], tally) : null;

    /// <summary>Marks the items, which reads them too.</summary>
    /// <param name="stored">Gets the items, where they are there.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The deletions whose demands are not met.</returns>
    public async Task<IReadOnlyList<WriteFailure>> MarkAsync(ReadOnlyMemory<byte>?[] stored, CancellationToken cancellationToken)
    {
        var outcomes = await WriteAsync([.. _guarded.Select(one => one.Item.Marking(_mark))], cancellationToken).ConfigureAwait(false);
        var refused = new List<WriteFailure>();
        foreach (var ((index, intent), outcome) in _guarded.Zip(outcomes))
        {
            stored[index] = outcome.Item;
            if (outcome.Failures is [var failed] && intent.RefusalOf(failed) is { } reason)
                refused.Add(new WriteFailure(index, intent, reason));
        }

        return refused;
    }

    /// <summary>Looks for what refers to the items, once they are marked.</summary>
    /// <param name="stored">The items.</param>
    /// <param name="writes">What is written together with the deletions, and may end what refers to the items.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The deletions that are not to be.</returns>
    public async Task<IReadOnlyList<WriteFailure>> FindReferrersAsync(
        ReadOnlyMemory<byte>?[] stored, IReadOnlyList<IntendedWrite> writes, CancellationToken cancellationToken)
    {
        List<(int Index, WriteIntent Intent, Referrer By)> asked =
            [.. _guarded.Where(one => stored[one.Index] is not null).SelectMany(one => one.Item.Referrers.Select(by => (one.Index, one.Item, by)))];
        if (asked.Count == 0)
            return [];
        var written = writes.Select(write => write.Write).OfType<Write.OfItem>().ToLookup(write => (write.Entity.Name, write.Key));
        var answers = await new ReferrerSearch(_database, _tally)
            .FindAsync(
                asked.ConvertAll(one => new Referred(one.Intent.Entity, one.Intent.Key, one.By)),
                (to, key) => written[(to.By.Entity.Name, key)].Any(write => EndsReference(write, to)),
                cancellationToken)
            .ConfigureAwait(false);
        return [.. asked.Zip(answers).Where(pair => pair.Second is not null).DistinctBy(pair => pair.First.Index).Select(pair => new WriteFailure(pair.First.Index, pair.First.Intent, pair.Second!))];
    }

    /// <summary>Takes the marks away, as far as that is possible.</summary>
    public async Task UnmarkAsync(ReadOnlyMemory<byte>?[] stored, CancellationToken cancellationToken)
    {
        var marked = _guarded.Where(one => stored[one.Index] is not null).Select(one => one.Item);
        try
        {
            await WriteAsync([.. marked.Select(intent => new Write.Update(intent.Entity, intent.Key, new UpdateExpression([DeletionMark.Removal]), DeletionMark.Is(_mark)))], cancellationToken)
                .ConfigureAwait(false);
        }
        catch (FauxSqlException)
        {
            // A mark that stays is harmless; why the deletion is refused matters more.
        }
    }

    private static bool EndsReference(Write.OfItem written, Referred to) => written switch
    {
        Write.Remove => true,
        Write.Put put => !Equals(ItemReader.Get(put.Item, new DocumentPath(to.By.Attribute)), to.Key.Partition),
        // An update sets an enforced reference to a value, or removes it.
        Write.Update update => update.Changes.Actions.FirstOrDefault(action => action.At.IsAttribute && action.At.Attribute == to.By.Attribute) switch
        {
            null => false,
            UpdateAction.Set { Value: UpdateValue.Plain { Of: Operand.Value { Of: var value } } } => !Equals(value, to.Key.Partition),
            _ => true,
        },
        _ => false,
    };

    private async Task<WriteOutcome[]> WriteAsync(List<Write> writes, CancellationToken cancellationToken)
    {
        var context = new CallContext { Wave = Waves.Next() };
        return await Task.WhenAll(writes.Select(write => _database.Store.WriteAsync(new WriteSet([write]), context, _tally, cancellationToken).AsTask())).ConfigureAwait(false);
    }
}
