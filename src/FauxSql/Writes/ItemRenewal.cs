using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>Stores items with the changes that they lack, because a write was refused that depends on them.</summary>
internal sealed class ItemRenewal(DynamoDatabase database, CallContext context, Tally? tally)
{
    private const int Attempts = 10;

    /// <summary>Sees to it that the item of a refused write has all changes.</summary>
    /// <returns>Whether the write is to be tried again. Otherwise it was refused for another reason.</returns>
    /// <exception cref="NewerItemException">The item has changes that the model does not know.</exception>
    /// <exception cref="StoredItemException">A change failed.</exception>
    /// <exception cref="ReferenceViolationException">What the item refers to with its changes is not there.</exception>
    public async Task<bool> RenewAsync(WriteIntent intent, FailedWrite failed, CancellationToken cancellationToken)
    {
        if (!intent.NeedsCurrentItem || !failed.IsCondition || failed.Write is not Write.OfItem || (failed.Stored is { } stored && IsCurrent(intent, stored)))
            return false;

        // A service that does not say what is stored leaves open why it refused.
        return await RenewAsync(intent, cancellationToken).ConfigureAwait(false) || failed.Stored is not null || intent.Demands.Count == 0;
    }

    /// <summary>The same before anything was refused.</summary>
    /// <returns>Whether the item lacked changes.</returns>
    public async Task<bool> RenewAsync(WriteIntent intent, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var rows = await database.Store.ReadAsync([new Read.Point(intent.Entity, intent.Key, IsConsistent: true)], context, tally, cancellationToken).ConfigureAwait(false);
            if (rows[0].Items is not [var item] || IsCurrent(intent, item))
                return attempt > 0;
            var rewrite = ItemRewrite.Of(database.Schema, intent.Entity, item, intent.Codec.Rewrite(item));
            var outcome = await database.Store.WriteAsync(rewrite.Writes, context, tally, cancellationToken).ConfigureAwait(false);
            if (outcome.Failures.Count == 0)
                return true;
            if (rewrite.RefusalOf(outcome) is { } refusal)
                throw refusal;
            if (attempt + 1 == Attempts || !await database.Connection.TryPauseAsync(attempt, context, cancellationToken).ConfigureAwait(false))
                throw new WriteConflictException($"{intent.Subject} kept changing; nothing was written");
        }
    }

    private static bool IsCurrent(WriteIntent intent, ReadOnlyMemory<byte> item)
    {
        var (version, known) = (ItemForm.Of(item), intent.Entity.ChangeVersion);
        return version <= known ? version == known : throw new NewerItemException(intent.Subject, version, known);
    }
}
