using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Protocol.Errors;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>
/// What stores an item with the changes that it lacks, if it still is as it was read: only what differs is written, what is unique takes its claim along, and what an enforced reference names from now on
/// must be there.
/// </summary>
internal sealed class ItemRewrite
{
    private readonly Dictionary<Write, Write.Refer> _references = new(ReferenceEqualityComparer.Instance);

    private readonly Write.Update _update;

    private ItemRewrite(Write.Update update, IEnumerable<Write> claims, IEnumerable<(Write Check, Write.Refer Reference)> checks)
    {
        _update = update;
        foreach (var (check, reference) in checks)
            _references.Add(check, reference);
        Writes = new WriteSet([update, .. claims, .. _references.Keys]);
    }

    /// <summary>The write of the item, those of claims, and those of what it refers to.</summary>
    public WriteSet Writes { get; }

    /// <param name="schema">The database.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="item">The stored item.</param>
    /// <param name="changed">The item as the model's code writes it.</param>
    public static ItemRewrite Of(DatabaseSchema schema, EntitySchema entity, ReadOnlyMemory<byte> item, ReadOnlyMemory<byte> changed)
    {
        var key = Key.OfItem(entity, item);
        var (before, after) = (ItemJson.Parse(item.Span), ItemJson.Parse(changed.Span));
        var names = entity.Attributes.Select(attribute => attribute.Name).Except(entity.Key.Attributes).ToList();
        var actions = names.Where(name => !Equals(before.GetValueOrDefault(name), after.GetValueOrDefault(name))).Select(name => ChangeTo(after.GetValueOrDefault(name), new DocumentPath(name)));

        // An item that was deleted meanwhile is not made again.
        var isAsRead = names.Aggregate(
            new Condition.Exists(new DocumentPath(entity.Key.Partition[0])) & ItemForm.IsThatOf(item),
            (all, name) => all & (before.GetValueOrDefault(name) is { } value ? Condition.IsEqual(name, value) : new Condition.NotExists(new DocumentPath(name))));

        // What was referred to before was checked then, or never. An item that refers to itself is there, but may be about to be deleted.
        var references = new EnforcedReferences(entity).Of(changed).Where(refer => !Equals(before.GetValueOrDefault(refer.Reference.Attribute), refer.Value)).ToLookup(refer => refer.Reference.Target == entity.Name && key == new Key(refer.Value, null));
        var update = new Write.Update(entity, key, new UpdateExpression([.. actions, entity.Stamp, .. references[true].Any() ? [DeletionMark.Removal] : (UpdateAction[])[]]), isAsRead);
        return new ItemRewrite(update, new UniqueValues(entity).Moves(key, item, changed), references[false].DistinctBy(refer => (refer.Reference.Target, refer.Value)).Select(refer => (CheckFor(schema, refer), refer)));
    }

    /// <summary>Why the item cannot be stored with its changes, however often it is tried; null where it, a claim of it or what it refers to is being changed by others.</summary>
    public FauxSqlException? RefusalOf(WriteOutcome outcome)
    {
        if (outcome.Failures.Any(failed => failed.IsCondition && ReferenceEquals(failed.Write, _update)))
            return null; // it is not as it was read
        foreach (var failed in outcome.Failures)
        {
            switch (failed)
            {
                case { IsCondition: true } when _references.TryGetValue(failed.Write, out var reference):
                    return new ReferenceViolationException(reference);
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

    // An update instead of a check, because a deletion that has marked the item must not go on.
    private static Write CheckFor(DatabaseSchema schema, Write.Refer refer)
    {
        var (target, key) = (schema.Entities.Single(entity => entity.Name == refer.Reference.Target), new Key(refer.Value, null));
        return new Write.Update(target, key, new UpdateExpression([DeletionMark.Removal]), Demand.Exists(target, key).If);
    }

    private static UpdateAction ChangeTo(AttributeValue? value, DocumentPath path) =>
        value is null ? new UpdateAction.Remove(path) : new UpdateAction.Set(path, new UpdateValue.Plain(new Operand.Value(value)));
}
