using System.Text.Json;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Upkeep;

namespace FauxSql.Engine.Tests.Upkeep;

/// <summary>An index that is built while the table is written.</summary>
public sealed class IndexBuilderTests
{
    private const string AddIndex = """
        {"TableName":"Tab","AttributeDefinitions":[{"AttributeName":"a","AttributeType":"N"}],
         "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"New","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],
                                                   "Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["b"]}}}]}
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Writes_during_the_build_leave_the_index_with_what_the_table_says(int seed)
    {
        using var dynamo = new Dynamo().WithTable();
        var random = new Random(seed);
        for (var i = 0; i < 1500; i++)
            Write(dynamo, random);
        dynamo.Ok("UpdateTable", AddIndex);
        for (var i = 0; i < 200 || !IsActive(dynamo); i++)
            Write(dynamo, random);
        AssertRight(dynamo);
    }

    [Fact]
    public void A_build_goes_on_after_the_end_of_the_process()
    {
        using var file = new TemporaryFile();
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path)))
        {
            dynamo.WithTable();
            var random = new Random(5);
            for (var i = 0; i < 40; i++)
                dynamo.Ok("BatchWriteItem", $$$"""{"RequestItems":{"Tab":[{{{string.Join(',', Enumerable.Range(i * 25, 25).Select(n => $$$"""{"PutRequest":{"Item":{{{Item(n, random)}}}}}"""))}}}]}}""");
            dynamo.Ok("UpdateTable", AddIndex);
        }

        Assert.NotEqual(0, BuiltTo(file.Path));
        using var reopened = new Dynamo(EmbeddedDynamo.Open(file.Path));
        Assert.True(SpinWait.SpinUntil(() => IsActive(reopened), TimeSpan.FromSeconds(30)));
        AssertRight(reopened);
    }

    [Fact]
    public void Each_step_saves_how_far_it_came_and_covers_the_rows_up_to_there()
    {
        using var file = new TemporaryFile();
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path)))
        {
            dynamo.WithTable();
            var random = new Random(6);
            for (var n = 0; n < 450; n++)
                dynamo.Put(Item(n, random));
        }

        using var database = SqliteDatabase.Open(file.Path, Durability.Normal);
        var tables = new TableSet(database, new EmbeddedDynamoOptions());
        using var builder = new IndexBuilder(database, tables, TimeProvider.System);
        var table = tables.Describe("Tab");
        var index = new IndexDefinition
        {
            Name = "New",
            Key = new KeySchema([new KeyAttribute("a", Protocol.Values.AttributeKind.Number)], []),
            ProjectionType = "ALL",
            Included = [],
            Number = 7,
            BuiltTo = [],
        };
        tables.Change(table, stored => stored with { Definition = stored.Definition with { Indexes = stored.Definition.Indexes.Add(index) } });
        var state = table.Index("New");
        Assert.False(state.Covers([1]));
        Assert.True(builder.BuildSome(table, state));
        Assert.True(state.Covers(state.Definition.BuiltTo));
        Delete(database, table, first: true);
        Delete(database, table, first: false);
        Assert.Equal(state.Definition.BuiltTo, new TableSet(database, new EmbeddedDynamoOptions()).Describe("Tab").Index("New").Definition.BuiltTo);
        Assert.True(builder.BuildSome(table, state));
        Assert.True(builder.BuildSome(table, state));
        Assert.False(builder.BuildSome(table, state));
        Assert.Null(state.Definition.BuiltTo);
        Assert.Equal(448, table.Rows.Totals().Count);
        Assert.Equal(table.Rows.Totals().Count, state.Rows.Totals().Count);
        using var session = database.BeginRead();
        var entries = 0;
        using var reader = state.Rows.Read(session, new KeyRange([], KeyEncoder.End), forward: true);
        while (reader.Read())
            entries++;
        Assert.Equal(448, entries);
    }

    // The first row has been built already, the last one has not.
    private static void Delete(SqliteDatabase database, TableState table, bool first)
    {
        using var session = database.BeginWrite();
        byte[] key;
        using (var reader = table.Rows.Read(session, new KeyRange([], KeyEncoder.End), forward: first))
            key = reader.Read() ? reader.Key.ToArray() : [];
        var uncounted = new CapacityTally(detail: null);
        Writing.Apply(session, Writing.Plan(session, new DeleteWrite { Table = table, Key = key }, uncounted), uncounted);
        session.Commit();
    }

    [Fact]
    public void Items_whose_key_is_too_long_empty_or_of_another_type_are_left_out()
    {
        using var dynamo = new Dynamo().WithTable();
        foreach (var (s, a) in new[] { (1, "x"), (2, ""), (3, new string('y', 2049)), (4, new string('z', 2048)) })
            dynamo.Put($$$"""{"p":{"S":"p"},"s":{"N":"{{{s}}}"},"a":{"S":"{{{a}}}"} } """);
        dynamo.Put("""{"p":{"S":"p"},"s":{"N":"5"},"a":{"N":"5"} } """);
        dynamo.Ok("UpdateTable", AddIndex.Replace("\"N\"}", "\"S\"}", StringComparison.Ordinal));
        Assert.True(SpinWait.SpinUntil(() => IsActive(dynamo), TimeSpan.FromSeconds(30)));
        var found = dynamo.Ok("Scan", """{"TableName":"Tab","IndexName":"New"}""").GetProperty("Items").EnumerateArray();
        Assert.Equal(["1", "4"], found.Select(item => item.GetProperty("s").GetProperty("N").GetString()).Order());
        dynamo.Ok("DeleteItem", $$"""{"TableName":"Tab","Key":{{Dynamo.Key("p", 3)}} }""");
        var described = dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table").GetProperty("GlobalSecondaryIndexes")[1];
        Assert.Equal(2, described.GetProperty("ItemCount").GetInt32());
    }

    private static void Write(Dynamo dynamo, Random random)
    {
        var n = random.Next(1000);
        if (random.Next(3) == 0)
            dynamo.Ok("DeleteItem", $$"""{"TableName":"Tab","Key":{{Dynamo.Key("p" + (n % 50), n)}} }""");
        else
            dynamo.Put(Item(n, random));
    }

    private static string Item(int n, Random random) =>
        $$$"""{"p":{"S":"p{{{n % 50}}}"},"s":{"N":"{{{n}}}"},"a":{"N":"{{{random.Next(5)}}}"},"b":{"S":"{{{random.Next(9)}}}"},"c":{"S":"not kept"} } """;

    private static bool IsActive(Dynamo dynamo) =>
        IndexOf(dynamo).GetProperty("IndexStatus").GetString() == "ACTIVE";

    private static JsonElement IndexOf(Dynamo dynamo) =>
        dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table").GetProperty("GlobalSecondaryIndexes").EnumerateArray()
            .First(i => i.GetProperty("IndexName").GetString() == "New");

    private static void AssertRight(Dynamo dynamo)
    {
        var expected = Rows(dynamo, "").Where(item => item.ContainsKey("a")).Select(Kept).Order(StringComparer.Ordinal).ToList();
        var actual = Rows(dynamo, ""","IndexName":"New" """).Select(Kept).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, actual);
        Assert.Equal(expected.Count, IndexOf(dynamo).GetProperty("ItemCount").GetInt32());
    }

    private static string Kept(Dictionary<string, string> item) =>
        JsonSerializer.Serialize(item.Where(a => a.Key != "c").OrderBy(a => a.Key, StringComparer.Ordinal));

    private static IEnumerable<Dictionary<string, string>> Rows(Dynamo dynamo, string index) =>
        dynamo.Ok("Scan", $$"""{"TableName":"Tab"{{index}} }""").GetProperty("Items").EnumerateArray()
            .Select(item => item.EnumerateObject().ToDictionary(a => a.Name, a => a.Value.GetRawText()));

    // The rows of the table behind those that the index has.
    private static long BuiltTo(string path)
    {
        using var database = SqliteDatabase.Open(path, Durability.Normal);
        var table = new TableSet(database, new EmbeddedDynamoOptions()).Describe("Tab");
        return table.Rows.Totals().Count - table.Index("New").Rows.Totals().Count;
    }
}
