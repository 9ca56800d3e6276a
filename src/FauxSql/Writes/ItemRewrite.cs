using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Protocol.Errors;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>What stores an item with the changes that it lacks, if it still is as it was read: only what differs is written, and what is unique takes its claim along.</summary>
internal static class ItemRewrite
{
    /// <param name="entity">The entity.</param>
    /// <param name="item">The stored item.</param>
    /// <param name="changed">The item as the model's code writes it.</param>
    /// <returns>The write of the item, and those of claims.</returns>
    public static WriteSet Of(EntitySchema entity, ReadOnlyMemory<byte> item, ReadOnlyMemory<byte> changed)
    {
        var key = Key.OfItem(entity, item);
        var (before, after) = (ItemJson.Parse(item.Span), ItemJson.Parse(changed.Span));
        var names = entity.Attributes.Select(attribute => attribute.Name).Except(entity.Key.Attributes).ToList();
        var actions = names.Where(name => !Equals(before.GetValueOrDefault(name), after.GetValueOrDefault(name))).Select(name => ChangeTo(after.GetValueOrDefault(name), new DocumentPath(name)));

        // An item that was deleted meanwhile is not made again.
        var isAsRead = names.Aggregate(
            new Condition.Exists(new DocumentPath(entity.Key.Partition[0])) & ItemForm.IsThatOf(item),
            (all, name) => all & (before.GetValueOrDefault(name) is { } value ? Condition.IsEqual(name, value) : new Condition.NotExists(new DocumentPath(name))));
        return new WriteSet([new Write.Update(entity, key, new UpdateExpression([.. actions, entity.Stamp]), isAsRead), .. new UniqueValues(entity).Moves(key, item, changed)]);
    }

    /// <summary>Why an item cannot be stored with its changes, however often it is tried; null where it or a claim of it is being changed by others.</summary>
    public static FauxSqlException? RefusalOf(WriteOutcome outcome)
    {
        if (outcome.Failures.Any(failed => failed is { Write: Write.OfItem, IsCondition: true }))
            return null; // it is not as it was read
        foreach (var failed in outcome.Failures)
        {
            switch (failed)
            {
                case { Write: Write.Claim claim, IsCondition: true }:
                    return new UniqueViolationException(claim.Of);
                case { Write: Write.Release release, IsCondition: true }:
                    return new WriteConflictException($"{release.Of.Attribute} of {release.Of.Entity.Name}: the claim to the unique value that the item has belongs to another item. Find out which is right with 'fauxsql unique rebuild'; nothing was written");
                case { IsCondition: false } when !CancellationReasons.IsPassing(failed):
                    return new ServiceErrorException("TransactWriteItems", new ServiceError(failed.Code, $"{failed.Write.Subject}: {failed.Message}", default));
            }
        }

        return null;
    }

    private static UpdateAction ChangeTo(AttributeValue? value, DocumentPath path) =>
        value is null ? new UpdateAction.Remove(path) : new UpdateAction.Set(path, new UpdateValue.Plain(new Operand.Value(value)));
}
