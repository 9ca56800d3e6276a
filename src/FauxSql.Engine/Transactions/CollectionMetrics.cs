using System.Text.Json;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Transactions;

/// <summary>
/// The sizes of the item collections that a request wrote to, reported if it asked for them. Only tables with a local index have
/// collections; the items of a partition and their entries in local indexes are one.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ItemCollectionMetrics.html
/// </summary>
internal sealed class CollectionMetrics(bool areWanted)
{
    private const double Gigabyte = 1024 * 1024 * 1024;

    private readonly List<Collection> _collections = [];

    public static CollectionMetrics Of(Request request)
    {
        var wanted = request.Text("ReturnItemCollectionMetrics");
        new Constraints().OneOf("returnItemCollectionMetrics", wanted, "SIZE", "NONE").Check();
        return new CollectionMetrics(wanted == "SIZE");
    }

    /// <summary>Measures the collection of a write that has been applied, within its session.</summary>
    public void Add(WriteSession session, WriteEffect effect)
    {
        var table = effect.Write.Table;
        if (!areWanted || effect.Write.IsCheck || !table.Definition.HasCollections || (effect.After ?? effect.Before) is not { } item)
            return;
        var key = table.Definition.Key.Hash;
        var partition = KeyEncoder.Partition(key, attribute => ItemReader.Get(item.Json, new(attribute)));
        if (_collections.Exists(c => c.Table == table && c.Partition.AsSpan().SequenceEqual(partition)))
            return;
        ItemReader.TryFind(item.Json, key[0].Name, out var value);
        _collections.Add(new Collection(table, partition, value.ToArray(), table.CollectionBytes(session, partition)));
    }

    /// <summary>Writes the only collection.</summary>
    public void WriteOne(Utf8JsonWriter writer)
    {
        if (_collections.Count == 0)
            return;
        writer.WritePropertyName("ItemCollectionMetrics"u8);
        Write(writer, _collections[0]);
    }

    /// <summary>Writes the collections of every table.</summary>
    public void WriteAll(Utf8JsonWriter writer)
    {
        if (_collections.Count == 0)
            return;
        writer.WriteStartObject("ItemCollectionMetrics"u8);
        foreach (var ofTable in _collections.GroupBy(c => c.Table))
        {
            writer.WriteStartArray(ofTable.Key.Definition.Name);
            foreach (var collection in ofTable)
                Write(writer, collection);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Collection collection)
    {
        var gigabytes = Math.Floor(collection.Bytes / Gigabyte);
        writer.WriteStartObject();
        writer.WriteStartObject("ItemCollectionKey"u8);
        writer.WritePropertyName(collection.Table.Definition.Key.Hash[0].Name);
        writer.WriteRawValue(collection.Key, skipInputValidation: true);
        writer.WriteEndObject();
        writer.WriteStartArray("SizeEstimateRangeGB"u8);
        writer.WriteNumberValue(gigabytes);
        writer.WriteNumberValue(gigabytes + 1);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private sealed record Collection(TableState Table, byte[] Partition, byte[] Key, long Bytes);
}
