using System.Collections.Immutable;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Capacity;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Transactions;

/// <summary>The two steps of every write, both within one session: see what it will do, then do it to the table and its indexes.</summary>
internal static class Writing
{
    private static readonly byte[] Nothing = "{}"u8.ToArray();

    /// <summary>Checks the condition and works out the new item. Nothing is written.</summary>
    /// <exception cref="ServiceFault">The condition is false, or the item cannot be written so.</exception>
    public static WriteEffect Plan(WriteSession session, ItemWrite write, CapacityTally tally, bool transactional = false)
    {
        write.Table.ThrowIfDropped();
        var before = write.Table.Rows.Get(session, write.Key);
        if (write.Condition is not null && !IsTrue(write.Condition, before?.Json ?? Nothing))
        {
            CountFailed(write, before, tally, transactional);
            throw Faults.ConditionFailed(write.ReturnsItemOnFailure ? before?.Json : null);
        }

        return new WriteEffect(write, before, write.After(before));
    }

    /// <summary>Writes, and counts the capacity that it takes.</summary>
    /// <exception cref="ServiceFault">The collection of the item is too large now; the session is to be undone.</exception>
    public static void Apply(WriteSession session, WriteEffect effect, CapacityTally tally, bool transactional = false)
    {
        var (write, before, after) = effect;
        Count(effect, tally, transactional);
        if (write.IsCheck)
            return;
        if (after is { } item)
            write.Table.Rows.Put(session, write.Key, item, before);
        else if (before is { } deleted)
            write.Table.Rows.Delete(session, write.Key, deleted);
        if (write.Table.Indexes.IsEmpty)
            return;
        var (oldKeys, newKeys) = (KeysOf(write.Table, before), KeysOf(write.Table, after));
        foreach (var index in write.Table.Indexes)
            if (index.Covers(write.Key))
                ApplyTo(session, index, effect, oldKeys, newKeys, tally);
        if (after is { } grown && grown.Size > (before?.Size ?? 0))
            write.Table.CheckCollection(session, grown);
    }

    private static void Count(WriteEffect effect, CapacityTally tally, bool transactional)
    {
        var units = CapacityUnits.Write(effect.Before?.Size ?? 0, effect.After?.Size ?? 0);
        tally.Table(effect.Write.Table, transactional ? 2 * units : units, isWrite: true);
    }

    // A condition that is false costs the table, not its indexes, what the write would have cost. No answer says so, but throughput is used up.
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html#write-operation-consumption
    private static void CountFailed(ItemWrite write, StoredItem? before, CapacityTally tally, bool transactional)
    {
        if (tally.Counts(write.Table))
            Count(new WriteEffect(write, before, AfterOf(write, before)), tally, transactional);
    }

    // An update that does not fit the stored item makes none of it.
    private static StoredItem? AfterOf(ItemWrite write, StoredItem? before)
    {
        try
        {
            return write.After(before);
        }
        catch (ServiceFault)
        {
            return null;
        }
    }

    private static void ApplyTo(
        WriteSession session, IndexState index, WriteEffect effect, Func<string, AttributeValue?>? oldKeys, Func<string, AttributeValue?>? newKeys, CapacityTally tally)
    {
        var (oldKey, oldEntry) = EntryOf(index, effect.Before, oldKeys);
        var (newKey, newEntry) = EntryOf(index, effect.After, newKeys);
        var isSameKey = oldKey is not null && newKey is not null && oldKey.AsSpan().SequenceEqual(newKey);
        if (isSameKey && oldEntry!.Value.Json.AsSpan().SequenceEqual(newEntry!.Value.Json))
            return;

        if (isSameKey)
        {
            index.Rows.Put(session, newKey, newEntry!.Value, oldEntry);
            if (tally.Counts(effect.Write.Table) && !IsSame(oldEntry!.Value, newEntry.Value))
                tally.Index(effect.Write.Table, index, CapacityUnits.Write(oldEntry!.Value.Size, newEntry.Value.Size), isWrite: true);
            return;
        }

        if (oldKey is not null)
        {
            index.Rows.Delete(session, oldKey, oldEntry!.Value);
            tally.Index(effect.Write.Table, index, CapacityUnits.Write(oldEntry.Value.Size, 0), isWrite: true);
        }

        if (newKey is not null)
        {
            index.Rows.Put(session, newKey, newEntry!.Value, replaced: null);
            tally.Index(effect.Write.Table, index, CapacityUnits.Write(0, newEntry.Value.Size), isWrite: true);
        }
    }

    /// <summary>Whether two items have the same attributes.</summary>
    // The order of attributes is kept as it was sent, as is that of a set's elements in older files, but makes no difference. What differs in the
    // order only has the same bytes in it, which is quicker to see than the values are to compare.
    public static bool IsSame(StoredItem before, StoredItem after) =>
        before.Json.Length == after.Json.Length && SumOf(before.Json) == SumOf(after.Json) && ValuesOf(before).Equals(ValuesOf(after));

    private static long SumOf(ReadOnlySpan<byte> bytes)
    {
        var sum = 0L;
        foreach (var b in bytes)
            sum += b;
        return sum;
    }

    private static AttributeValue.Map ValuesOf(StoredItem item) => new(ItemJson.Parse(item.Json).ToImmutableDictionary(StringComparer.Ordinal));

    private static Func<string, AttributeValue?>? KeysOf(TableState table, StoredItem? item) => item is null ? null : table.KeyAttributes.Of(item.Value);

    private static (byte[]? Key, StoredItem? Entry) EntryOf(IndexState index, StoredItem? item, Func<string, AttributeValue?>? keys)
    {
        var key = keys is null ? null : index.KeyOf(keys);
        return key is null ? default : (key, index.Project(item!.Value));
    }

    private static bool IsTrue(Condition condition, byte[] item)
    {
        try
        {
            return ConditionEvaluator.IsTrue(condition, item);
        }
        catch (ExpressionException e)
        {
            throw Faults.Validation(e.Message);
        }
    }
}
