using FauxSql.Codecs;
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

    private static UpdateAction ChangeTo(AttributeValue? value, DocumentPath path) =>
        value is null ? new UpdateAction.Remove(path) : new UpdateAction.Set(path, new UpdateValue.Plain(new Operand.Value(value)));
}
