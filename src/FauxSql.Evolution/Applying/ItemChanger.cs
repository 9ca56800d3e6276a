using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Evolution.Steps;
using FauxSql.Protocol.Backends;
using FauxSql.Stores;
using FauxSql.Writes;

namespace FauxSql.Evolution.Applying;

/// <summary>Gives an item the changes that it lacks. Other writers may write it meanwhile: then it is read and changed again, unless they gave it the changes themselves.</summary>
/// <param name="database">The tables.</param>
/// <param name="code">The project's code.</param>
/// <param name="step">The step.</param>
internal sealed class ItemChanger(SchemaDatabase database, IItemCode code, ChangeItems step)
{
    /// <returns>Whether the item was changed.</returns>
    /// <exception cref="PoisonItemException">A change failed, would give the item a unique value of another or a reference to nothing, or makes it too large.</exception>
    public async ValueTask<bool> ChangeAsync(ReadOnlyMemory<byte> item, CancellationToken cancellationToken)
    {
        var entity = step.Entity;
        var key = Key.OfItem(entity, item);
        for (ReadOnlyMemory<byte>? current = item; current is { } read && ItemForm.Of(read) < entity.ChangeVersion; current = await FindAsync(key, cancellationToken).ConfigureAwait(false))
        {
            var changed = await code.RewriteAsync(entity.Name, read, cancellationToken).ConfigureAwait(false);
            if (ItemForm.Of(changed) != entity.ChangeVersion)
                throw new EvolutionException($"The project's code does not write items of {entity.Name} with {step.Changes[step.Changes.Count - 1].Name}: it is of another version than the plan. Plan again.");
            var rewrite = ItemRewrite.Of(database.Schema, entity, read, changed);
            var outcome = await database.Store.WriteAsync(rewrite.Writes, CallContext.None, null, cancellationToken).ConfigureAwait(false);
            if (outcome.Failures.Count == 0)
                return true;
            if (rewrite.RefusalOf(outcome) is { } refusal)
                throw new PoisonItemException(refusal.Message);
        }

        return false;
    }

    private async Task<ReadOnlyMemory<byte>?> FindAsync(Key key, CancellationToken cancellationToken)
    {
        var rows = await database.Store.ReadAsync([new Read.Point(step.Entity, key, IsConsistent: true)], CallContext.None, null, cancellationToken).ConfigureAwait(false);
        return rows[0].Items is [var item] ? item : (ReadOnlyMemory<byte>?)null;
    }
}
