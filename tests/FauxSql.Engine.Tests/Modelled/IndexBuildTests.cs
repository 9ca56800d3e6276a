using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CsCheck;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Upkeep;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tests.Modelled;

/// <summary>
/// Random writes between the steps of an index's build. The engine takes the steps in the background, where no sequence comes twice; here they are part of the sequence.
/// </summary>
public sealed class IndexBuildTests
{
    // More than a step builds.
    private const int Rows = 450;
    private const int Sequences = 40;

    private static readonly Gen<Write> AnyWrite = Gen.Select(
        Gen.Frequency((2, Gen.Int[-1, 1].Select(next => (true, next))), (1, Gen.Int[0, Rows - 1].Select(row => (false, row)))),
        Gen.Int[0, 3],
        (row, value) => new Write(row.Item1, row.Item2, value));

    private static readonly Gen<List<Write>> Writes = AnyWrite.List[0, 12];

    [Fact]
    public void What_is_written_between_the_steps_of_a_build_is_in_the_index() =>
        Writes.Array[4].Sample(Run, iter: Sequences, print: steps => string.Join('\n', steps.Select(writes => "a step, " + string.Join(", ", writes))));

    private static void Run(List<Write>[] writesBeforeSteps)
    {
        using var database = SqliteDatabase.InMemory();
        var tables = new TableSet(database, new EmbeddedDynamoOptions());
        using var builder = new IndexBuilder(database, tables, TimeProvider.System);
        var table = Create(tables);
        var items = Enumerable.Range(0, Rows).Select(n => ItemOf(n, n % 4)).ToArray();
        var keys = items.Select(item => table.KeyOf(table.KeyAttributes.Of(Stored(item)))).ToArray();
        Array.Sort(keys, items, Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)));
        var model = new ModelItem?[Rows];
        for (var row = 0; row < Rows; row++)
            Set(row, row % 10 == 0 ? null : items[row]);

        var index = Add(tables, table);
        Assert.Equal((0, 0), index.Rows.Totals()); // From here they are kept, and not counted.
        foreach (var writes in writesBeforeSteps)
        {
            foreach (var write in writes)
            {
                var row = write.IsByEnd ? Math.Clamp(LastBuilt() + write.Row, 0, Rows - 1) : write.Row;
                Set(row, write.Value == 0 ? null : ItemOf(items[row].S, write.Value));
            }

            builder.BuildSome(table, index);
        }

        while (builder.BuildSome(table, index))
        {
            // What was written beyond the last row that was built takes another step.
        }

        Assert.Null(index.Definition.BuiltTo);
        List<ModelItem> expected = [.. ModelIndex.Late.EntriesOf(model.OfType<ModelItem>())];
        Assert.Equal(expected.Select(entry => entry.Json).Order(StringComparer.Ordinal), EntriesOf(database, index));
        Assert.Equal((expected.Count, expected.Sum(entry => entry.Size)), index.Rows.Totals());

        // The row up to which the index is built, in the order of the keys.
        int LastBuilt() => Array.FindLastIndex(keys, key => key.AsSpan().SequenceCompareTo(index.Definition.BuiltTo) <= 0);

        void Set(int row, ModelItem? item)
        {
            model[row] = item;
            Apply(database, item is null ? new DeleteWrite { Table = table, Key = keys[row] } : PutWrite.Read(table, Stored(item)));
        }
    }

    private static TableState Create(TableSet tables)
    {
        KeyAttribute p = new("p", AttributeKind.String), s = new("s", AttributeKind.Number);
        return tables.Create(new StoredTable
        {
            Definition = new TableDefinition { Name = "Tab", Key = new KeySchema([p], [s]), Attributes = [p, s], Indexes = [], IsOnDemand = true, Throughput = default },
            Created = Model.Start,
            TableId = Guid.Empty,
            NextIndex = 0,
        });
    }

    private static IndexState Add(TableSet tables, TableState table)
    {
        var index = new IndexDefinition
        {
            Name = ModelIndex.Late.Name,
            Key = new KeySchema([new KeyAttribute("t", AttributeKind.String)], []),
            ProjectionType = "INCLUDE",
            Included = ["n", "l"],
            BuiltTo = [],
        };
        tables.Change(table, stored => stored with { Definition = stored.Definition with { Indexes = [index] } });
        return table.Index(index.Name);
    }

    // Some are not in the index, and some move within it.
    private static ModelItem ItemOf(long n, int value)
    {
        var item = new ModelItem { ["p"] = $"p{n % 7}", ["s"] = n, ["n"] = (long)value, ["u"] = "not kept" };
        if (value > 1)
            item["t"] = $"t{value}";
        return item;
    }

    private static StoredItem Stored(ModelItem item)
    {
        var json = Encoding.UTF8.GetBytes(item.Json);
        return new StoredItem(json, ItemSize.Of(json));
    }

    private static void Apply(SqliteDatabase database, ItemWrite write)
    {
        using var session = database.BeginWrite();
        var uncounted = new CapacityTally(detail: null);
        Writing.Apply(session, Writing.Plan(session, write, uncounted), uncounted);
        session.Commit();
    }

    private static List<string> EntriesOf(SqliteDatabase database, IndexState index)
    {
        var entries = new List<string>();
        using var session = database.BeginRead();
        using var reader = index.Rows.Read(session, new KeyRange([], KeyEncoder.End), forward: true);
        while (reader.Read())
        {
            using var entry = JsonDocument.Parse(reader.Item.ToArray());
            entries.Add(Canonical.Of(entry.RootElement));
        }

        entries.Sort(StringComparer.Ordinal);
        return entries;
    }

    /// <summary>A write of one row.</summary>
    /// <param name="IsByEnd">Whether the row is near the one up to which the index is built.</param>
    /// <param name="Row">Which row it is, or how far from that one.</param>
    /// <param name="Value">What it holds then; 0 deletes it.</param>
    private sealed record Write(bool IsByEnd, int Row, int Value)
    {
        public override string ToString() => $"{(Value == 0 ? "delete" : $"put {Value}")} {(IsByEnd ? $"{Row:+0;-0;0} of the end" : $"row {Row}")}";
    }
}
