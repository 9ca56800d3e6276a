using System.Text;
using System.Text.Json;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Upkeep;
using Microsoft.Data.Sqlite;

namespace FauxSql.Engine.Tests.Storage;

/// <summary>Items whose bytes were changed in the file, which SQLite does not notice.</summary>
public sealed class DamagedItemTests
{
    private const string Item = """
        {"p":{"S":"a"},"s":{"N":"1"},"g":{"S":"x"},"h":{"N":"1"},"end":{"N":"1777000000"},"letter":{"S":"a word"},"nums":{"L":[{"N":"12.5"}]}}
        """;

    private const string AddIndex = """
        {"TableName":"Tab","AttributeDefinitions":[{"AttributeName":"end","AttributeType":"N"}],
         "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"New","KeySchema":[{"AttributeName":"end","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}}]}
        """;

    private const string TableWithLocalIndex = """
        {"TableName":"Tab","BillingMode":"PAY_PER_REQUEST",
         "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"s","AttributeType":"N"},{"AttributeName":"h","AttributeType":"N"}],
         "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}],
         "LocalSecondaryIndexes":[{"IndexName":"Loc","KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"h","KeyType":"RANGE"}],
                                   "Projection":{"ProjectionType":"KEYS_ONLY"}}]}
        """;

    private const string Rest = "All requests are refused from now on; close it, and restore it from a copy.";

    /// <summary>Every way in which a request comes upon an item: body by operation.</summary>
    public static TheoryData<string, string> Requests => new()
    {
        { "GetItem", """{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"N":"1"}}}""" },
        { "GetItem", """{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"N":"1"}},"ProjectionExpression":"nums[0], h"}""" },
        { "BatchGetItem", """{"RequestItems":{"Tab":{"Keys":[{"p":{"S":"a"},"s":{"N":"1"}}]}}}""" },
        { "TransactGetItems", """{"TransactItems":[{"Get":{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"N":"1"}}}}]}""" },
        { "Query", """{"TableName":"Tab","KeyConditionExpression":"p = :p","ExpressionAttributeValues":{":p":{"S":"a"}}}""" },
        { "Query", """{"TableName":"Tab","KeyConditionExpression":"p = :p","FilterExpression":"contains(nums, :p)","ExpressionAttributeValues":{":p":{"S":"a"}}}""" },
        { "Query", """{"TableName":"Tab","IndexName":"Idx","KeyConditionExpression":"g = :g","ExpressionAttributeValues":{":g":{"S":"x"}}}""" },
        { "Scan", """{"TableName":"Tab"}""" },
        { "Scan", """{"TableName":"Tab","IndexName":"Idx","Limit":1}""" },
        { "PutItem", """{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"1"}},"ReturnValues":"ALL_OLD"}""" },
        { "UpdateItem", """{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"N":"1"}},"UpdateExpression":"REMOVE nums[0]"}""" },
        { "DeleteItem", """{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"N":"1"}}}""" },
        { "BatchWriteItem", """{"RequestItems":{"Tab":[{"DeleteRequest":{"Key":{"p":{"S":"a"},"s":{"N":"1"}}}}]}}""" },
        { "TransactWriteItems", """{"TransactItems":[{"ConditionCheck":{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"N":"1"}},"ConditionExpression":"attribute_exists(h)"}}]}""" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void An_item_that_is_not_what_was_written_is_the_end_of_requests(string operation, string body)
    {
        using var file = new TemporaryFile();
        Write(file.Path);
        Overwrite(file.Path, "a word", "a ward");
        using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path));
        dynamo.Ok("ListTables", "{}");
        var expected = $"InternalServerError: The data file '{file.Path}' is damaged: an item in it is not what was written. {Rest}";
        Assert.Equal(expected, dynamo.Fail(operation, body));
        Assert.Equal(expected, dynamo.Fail("ListTables", "{}"));
    }

    [Fact]
    public void A_bit_that_changed_anywhere_in_an_item_is_noticed()
    {
        using var file = new TemporaryFile();
        Write(file.Path);
        var sound = File.ReadAllBytes(file.Path);
        var at = sound.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Stored));
        for (var position = 0; position < Stored.Length; position += 3)
        {
            var bytes = sound.ToArray();
            foreach (var copy in new[] { at, sound.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(Stored)) }) // the item, and its entry in the index
                bytes[copy + position] ^= (byte)(1 << (position % 8));
            File.WriteAllBytes(file.Path, bytes);
            using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path));
            Assert.Contains("is not what was written", dynamo.Fail("GetItem", $$"""{"TableName":"Tab","Key":{{Dynamo.Key("a", 1)}} }"""), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("UPDATE t1 SET size = size + 1")]
    [InlineData("UPDATE t1 SET size = (SELECT size FROM t1 ORDER BY key DESC LIMIT 1), item = (SELECT item FROM t1 ORDER BY key DESC LIMIT 1)")]
    public void A_row_with_another_size_or_with_another_item_is_noticed(string change)
    {
        using var file = new TemporaryFile();
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path)))
        {
            dynamo.WithTable().Put(Item);
            dynamo.Put(Item.Replace("\"S\":\"a\"", "\"S\":\"b\"", StringComparison.Ordinal));
        }

        file.Execute(change);
        using var reopened = new Dynamo(EmbeddedDynamo.Open(file.Path));
        Assert.Contains("is not what was written", reopened.Fail("Scan", """{"TableName":"Tab"}"""), StringComparison.Ordinal);
    }

    // The file is free again, so that a copy can take its place.
    [Theory]
    [InlineData("UPDATE fx_tables SET definition = CAST(replace(CAST(definition AS TEXT), 'Hash', 'Iash') AS BLOB)")]
    [InlineData("UPDATE fx_tables SET definition = CAST('{oops' AS BLOB)")]
    [InlineData("ALTER TABLE fx_totals RENAME COLUMN items TO things")]
    public void A_file_whose_list_of_tables_or_totals_cannot_be_read_is_refused_and_not_kept(string change)
    {
        using var file = new TemporaryFile();
        Write(file.Path);
        var sound = File.ReadAllBytes(file.Path);
        file.Execute(change);
        Assert.StartsWith($"The data file '{file.Path}' ", Assert.Throws<DatabaseFileException>(() => EmbeddedDynamo.Open(file.Path)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(file.Path, sound);
        using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path));
        Assert.NotNull(dynamo.Get("a", 1));
    }

    [Fact]
    public void A_setting_that_cannot_be_is_no_damage_and_leaves_the_file_free()
    {
        using var file = new TemporaryFile();
        Write(file.Path);
        Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddedDynamo.Open(file.Path, new EmbeddedDynamoOptions { TimeToLiveInterval = TimeSpan.FromSeconds(-5) }));
        EmbeddedDynamo.Open(file.Path).Dispose();
    }

    [Fact]
    public void A_copy_of_a_key_that_is_not_the_key_is_noticed_at_opening()
    {
        using var file = new TemporaryFile();
        Write(file.Path);
        var bytes = File.ReadAllBytes(file.Path);
        byte[] key;
        using (var connection = new SqliteConnection($"Data Source={file.Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT key FROM t1";
            key = (byte[])command.ExecuteScalar()!;
        }

        bytes[bytes.AsSpan().IndexOf(key) + key.Length - 1] ^= 1;
        File.WriteAllBytes(file.Path, bytes);
        Assert.Contains("is damaged: ", Assert.Throws<DatabaseFileException>(() => EmbeddedDynamo.Open(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Collections_of_items_are_measured_by_their_sizes_alone()
    {
        using var file = new TemporaryFile();
        using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path));
        dynamo.Ok("CreateTable", TableWithLocalIndex);
        dynamo.Put(Item);
        var metrics = dynamo.Ok("PutItem", $$"""{"TableName":"Tab","ReturnItemCollectionMetrics":"SIZE","Item":{{Item}} }""").GetProperty("ItemCollectionMetrics");
        Assert.Equal("[0,1]", metrics.GetProperty("SizeEstimateRangeGB").GetRawText());
    }

    [Theory]
    [InlineData("\"nums\"", "\"nums;", "Query", """{"TableName":"Tab","KeyConditionExpression":"p = :p","FilterExpression":"z9 = :h","ExpressionAttributeValues":{":p":{"S":"a"},":h":{"N":"1"}}}""", "is invalid after a property name")]
    [InlineData("12.5", "12,5", "UpdateItem", """{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"N":"1"}},"UpdateExpression":"REMOVE nums[0]"}""", "cannot be converted to a numeric value: 12,5")]
    [InlineData("12.5", "12,5", "GetItem", """{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"N":"1"}},"ProjectionExpression":"nums[0]"}""", "cannot be converted to a numeric value: 12,5")]
    [InlineData("""{"p":""", """{"q":""", "DeleteItem", """{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"N":"1"}}}""", "A key attribute is missing")]
    public void In_a_row_of_before_there_were_checksums_damage_is_noticed_by_who_looks_into_the_item(
        string was, string now, string operation, string body, string expected)
    {
        using var file = new TemporaryFile();
        Write(file.Path);
        RemoveChecksums(file);
        Overwrite(file.Path, was, now);
        using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path));
        var refusal = dynamo.Fail(operation, body);
        Assert.StartsWith($"InternalServerError: The data file '{file.Path}' is damaged: an item in it cannot be read (", refusal, StringComparison.Ordinal);
        Assert.Contains(expected, refusal, StringComparison.Ordinal);
        Assert.Equal(refusal, dynamo.Fail("ListTables", "{}"));
    }

    // With many names, those of the item are looked for among them.
    [Theory]
    [InlineData("GetItem", "\"ProjectionExpression\":\"{0}\"")]
    [InlineData("UpdateItem", "\"UpdateExpression\":\"REMOVE {0}\"")]
    public void A_name_that_is_no_text_is_damage_of_a_row_without_checksum(string operation, string expression)
    {
        using var file = new TemporaryFile();
        Write(file.Path);
        RemoveChecksums(file);
        Overwrite(file.Path, "\"letter\"", "\"\\ud800\"");
        foreach (var count in new[] { 1, 70 })
        {
            using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path));
            var names = string.Join(", ", Enumerable.Range(0, count).Select(n => $"z{n}"));
            var refusal = dynamo.Fail(operation, $$"""{"TableName":"Tab","Key":{{Dynamo.Key("a", 1)}},{{expression.Replace("{0}", names, StringComparison.Ordinal)}} }""");
            Assert.Contains("is damaged: an item in it cannot be read (Invalid UTF-16 surrogate pair", refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_index_entry_without_its_item_is_damage()
    {
        using var file = new TemporaryFile();
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path)))
        {
            dynamo.Ok("CreateTable", TableWithLocalIndex);
            dynamo.Put(Item);
        }

        file.Execute("DELETE FROM t1");
        using var reopened = new Dynamo(EmbeddedDynamo.Open(file.Path));
        Assert.Contains("an index in it has an entry for which there is no item", reopened.Fail("Query", """
            {"TableName":"Tab","IndexName":"Loc","Select":"ALL_ATTRIBUTES","KeyConditionExpression":"p = :p","ExpressionAttributeValues":{":p":{"S":"a"}}}
            """), StringComparison.Ordinal);
        Assert.Contains("is damaged", reopened.Fail("ListTables", "{}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_search_for_items_whose_time_is_over_ends_with_an_item_that_it_cannot_read(bool hasChecksum)
    {
        using var file = new TemporaryFile();
        Write(file.Path);
        if (!hasChecksum)
            RemoveChecksums(file);
        Overwrite(file.Path, "1777000000", "17770000x0");
        var time = new ManualTime();
        using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path, new EmbeddedDynamoOptions { Time = time }));
        dynamo.Ok("ListTables", "{}");
        time.Advance(TimeSpan.FromDays(1));
        Assert.Contains("is damaged: an item in it", dynamo.Fail("ListTables", "{}"), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromDays(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_build_of_an_index_ends_with_an_item_that_it_cannot_read(bool hasChecksum)
    {
        using var file = new TemporaryFile();
        Write(file.Path);
        if (!hasChecksum)
            RemoveChecksums(file);
        Overwrite(file.Path, "1777000000", "17770000x0");
        await using var engine = EmbeddedDynamo.Open(file.Path);
        var dynamo = new Dynamo(engine);
        dynamo.Ok("UpdateTable", AddIndex);
        var told = await Assert.ThrowsAsync<DatabaseFileException>(() => UntilBuiltAsync(dynamo));
        Assert.Contains("is damaged: an item in it", told.Message, StringComparison.Ordinal);
        Assert.Equal("InternalServerError: " + told.Message, dynamo.Fail("ListTables", "{}"));
    }

    [Fact]
    public void A_file_that_was_found_to_be_damaged_is_not_cloned()
    {
        using var file = new TemporaryFile();
        Write(file.Path);
        Overwrite(file.Path, "a word", "a ward");
        using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path));
        dynamo.Engine.Clone().Dispose();
        var refusal = dynamo.Fail("Scan", """{"TableName":"Tab"}""");
        Assert.Equal(refusal, "InternalServerError: " + Assert.Throws<DatabaseFileException>(() => dynamo.Engine.Clone()).Message);
    }

    [Fact]
    public async Task Damage_that_was_copied_is_found_in_the_clone_and_names_the_file()
    {
        using var file = new TemporaryFile();
        Write(file.Path);
        Overwrite(file.Path, "a word", "a ward");
        using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path));
        using var first = dynamo.Engine.Clone();
        using var clone = new Dynamo(first.Clone());
        clone.Ok("UpdateTable", AddIndex);
        await Assert.ThrowsAsync<DatabaseFileException>(() => UntilBuiltAsync(clone));
        Assert.StartsWith($"InternalServerError: The data file '{file.Path}' is damaged: ", clone.Fail("ListTables", "{}"), StringComparison.Ordinal);
        dynamo.Ok("ListTables", "{}");
    }

    [Fact]
    public void A_list_of_tables_that_cannot_be_read_is_not_cloned()
    {
        using var file = new TemporaryFile();
        using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path));
        dynamo.WithTable();
        file.Execute("UPDATE fx_tables SET definition = CAST('{oops' AS BLOB)");
        Assert.StartsWith($"The data file '{file.Path}' is damaged: ", Assert.Throws<DatabaseFileException>(() => dynamo.Engine.Clone()).Message, StringComparison.Ordinal);
    }

    // In memory it can only be a mistake of ours, which is not to be passed over in silence, and not to keep anybody from closing the engine.
    [Fact]
    public async Task A_build_that_failed_is_told_to_who_waits_for_it_and_not_to_who_ends_it()
    {
        using var database = SqliteDatabase.InMemory();
        var tables = new TableSet(database, new EmbeddedDynamoOptions());
        var table = tables.Create(StoredTable.Read(Entry));
        using (var session = database.BeginWrite())
        {
            table.Rows.Put(session, [1], new StoredItem("{no item"u8.ToArray(), 1), replaced: null);
            session.Commit();
        }

        tables.Change(table, stored => stored with { Definition = stored.Definition with { Indexes = [stored.Definition.Indexes[0] with { BuiltTo = [] }] } });
        var builder = new IndexBuilder(database, tables, TimeProvider.System);
        builder.Build(table);
        await Assert.ThrowsAnyAsync<JsonException>(() => builder.BuiltAsync(TestContext.Current.CancellationToken));
        builder.Dispose();
    }

    [Fact]
    public void Rows_of_before_there_were_checksums_are_read_and_counted_and_get_one_when_they_are_written()
    {
        using var file = new TemporaryFile();
        Write(file.Path);
        RemoveChecksums(file);
        file.Execute("DELETE FROM fx_totals; PRAGMA user_version=2");
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path)))
        {
            Assert.NotNull(dynamo.Get("a", 1));
            dynamo.Put(Item.Replace("a word", "a ward", StringComparison.Ordinal));
            dynamo.Put(Item.Replace("\"S\":\"a\"", "\"S\":\"b\"", StringComparison.Ordinal));
            var described = dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table");
            Assert.Equal((2, 2 * SizeOfItem), (described.GetProperty("ItemCount").GetInt32(), described.GetProperty("TableSizeBytes").GetInt32()));
            Assert.Empty(dynamo.Engine.CheckIntegrity());
        }

        Overwrite(file.Path, "a ward", "a word");
        using var reopened = new Dynamo(EmbeddedDynamo.Open(file.Path));
        Assert.Contains("is not what was written", reopened.Fail("GetItem", $$"""{"TableName":"Tab","Key":{{Dynamo.Key("a", 1)}} }"""), StringComparison.Ordinal);
    }

    private static string Stored => Item.Trim();

    private static int SizeOfItem => Protocol.Values.ItemSize.Of(Encoding.UTF8.GetBytes(Stored));

    private static byte[] Entry => """
        {"TableId":"6f9619ff-8b86-d011-b42d-00c04fc964ff","Created":"2026-01-02T03:04:05+00:00","Request":{"TableName":"Tab","BillingMode":"PAY_PER_REQUEST",
         "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"g","AttributeType":"S"}],"KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],
         "GlobalSecondaryIndexes":[{"IndexName":"Idx","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]}}
        """u8.ToArray();

    private static Task UntilBuiltAsync(Dynamo dynamo) =>
        dynamo.Engine.IndexesCaughtUpAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    private static void Write(string path)
    {
        using var dynamo = new Dynamo(EmbeddedDynamo.Open(path, new EmbeddedDynamoOptions { TimeToLiveInterval = Timeout.InfiniteTimeSpan }));
        dynamo.WithTable().Put(Item);
        dynamo.Ok("UpdateTimeToLive", """{"TableName":"Tab","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"end"}}""");
    }

    // Wherever it stands: in the item and in its entry in the index.
    private static void Overwrite(string path, string was, string now)
    {
        var bytes = File.ReadAllBytes(path);
        var (from, to) = (Encoding.UTF8.GetBytes(was), Encoding.UTF8.GetBytes(now));
        Assert.Equal(from.Length, to.Length);
        Assert.True(bytes.AsSpan().Count(from) >= 2);
        for (int at; (at = bytes.AsSpan().IndexOf(from)) >= 0;)
            to.CopyTo(bytes, at);
        File.WriteAllBytes(path, bytes);
    }

    private static void RemoveChecksums(TemporaryFile file) => file.Execute("UPDATE t1 SET size = size & 0xFFFFFFFF; UPDATE t1_i0 SET size = size & 0xFFFFFFFF");
}
