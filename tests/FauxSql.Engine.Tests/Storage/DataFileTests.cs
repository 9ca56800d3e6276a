using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Upkeep;
using FauxSql.Protocol.Values;
using Microsoft.Data.Sqlite;

namespace FauxSql.Engine.Tests.Storage;

public sealed class DataFileTests
{
    // Numbers of items are taken out of a file that is opened, and put into it again, on its first pages.
    private const int PagesOfOurs = 16 * 4096;

    private static readonly StorageException Malformed = new(SQLitePCL.raw.SQLITE_CORRUPT, "database disk image is malformed");

    private const string Item = """{"p":{"S":"a"},"s":{"N":"1"},"g":{"S":"x"},"h":{"N":"1"}}""";

    [Fact]
    public void A_file_keeps_tables_items_and_indexes()
    {
        using var file = new TemporaryFile();
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path)))
            dynamo.WithTable().Put(Item);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file.Path)!));
        using var reopened = new Dynamo(EmbeddedDynamo.Open(file.Path));
        Assert.NotNull(reopened.Get("a", 1));
        Assert.Equal(1, reopened.Ok("Query", """
            {"TableName":"Tab","IndexName":"Idx","KeyConditionExpression":"g = :g","ExpressionAttributeValues":{":g":{"S":"x"}}}
            """).GetProperty("Count").GetInt32());
    }

    [Fact]
    public void A_file_knows_how_many_items_it_has_however_it_was_closed()
    {
        using var file = new TemporaryFile();
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path)))
        {
            dynamo.WithTable().Put(Item);
            Assert.Equal(1, ItemCount(dynamo));
        }

        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path)))
        {
            dynamo.Put(Item.Replace("\"a\"", "\"b\"", StringComparison.Ordinal));
            Assert.Equal(2, ItemCount(dynamo));
            dynamo.Put(Item.Replace("\"a\"", "\"c\"", StringComparison.Ordinal));

            // A copy of a file that is in use looks as the file would after the end of the process.
            using var copy = new TemporaryFile();
            foreach (var suffix in new[] { "", "-wal" })
                File.Copy(file.Path + suffix, copy.Path + suffix);
            using var killed = new Dynamo(EmbeddedDynamo.Open(copy.Path));
            Assert.Equal(3, ItemCount(killed));
        }
    }

    [Fact]
    public void A_table_that_was_deleted_leaves_nothing_in_the_file()
    {
        using var file = new TemporaryFile();
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path)))
        {
            dynamo.WithTable().Put(Item);
            Assert.Equal(1, ItemCount(dynamo));
            dynamo.Ok("DeleteTable", """{"TableName":"Tab"}""");
        }

        Assert.Equal(0L, Read(file.Path, "SELECT (SELECT count(*) FROM fx_totals) + (SELECT count(*) FROM fx_tables)"));
    }

    [Fact]
    public void A_foreign_file_is_refused_and_unchanged()
    {
        using var file = new TemporaryFile();
        File.WriteAllText(file.Path, new string('x', 5000));
        RefusedUnchanged(file.Path, "not a FauxSql data file");
    }

    [Theory]
    [InlineData(60, "newer FauxSql")]
    [InlineData(68, "not a FauxSql data file")]
    public void A_newer_file_and_a_database_of_others_are_refused_and_unchanged(int at, string expected)
    {
        using var file = new TemporaryFile();
        EmbeddedDynamo.Open(file.Path).Dispose();
        var bytes = File.ReadAllBytes(file.Path);
        bytes[at] = 0x7F;
        File.WriteAllBytes(file.Path, bytes);
        RefusedUnchanged(file.Path, expected);
    }

    [Fact]
    public void A_file_cut_short_is_refused_and_unchanged()
    {
        using var file = new TemporaryFile();
        var bytes = WithItems(file.Path);
        File.WriteAllBytes(file.Path, bytes[..^5000]);
        RefusedUnchanged(file.Path, "damaged");
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.7)]
    [InlineData(0.9)]
    public void A_file_with_pages_overwritten_is_refused_and_unchanged(double where)
    {
        using var file = new TemporaryFile();
        var bytes = WithItems(file.Path);
        new Random(5).NextBytes(bytes.AsSpan((int)(bytes.Length * where) / 4096 * 4096, 8192));
        File.WriteAllBytes(file.Path, bytes);
        RefusedUnchanged(file.Path, "damaged");
    }

    [Fact]
    public void A_damaged_file_with_the_log_of_a_killed_process_is_refused_and_unchanged()
    {
        using var file = new TemporaryFile();
        using var damaged = new TemporaryFile();
        WithItems(file.Path);
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path)))
        {
            dynamo.Put(Item);
            File.Copy(file.Path + "-wal", damaged.Path + "-wal");
            var bytes = File.ReadAllBytes(file.Path);
            new Random(5).NextBytes(bytes.AsSpan(bytes.Length / 2 / 4096 * 4096, 8192));
            File.WriteAllBytes(damaged.Path, bytes);
        }

        var log = File.ReadAllBytes(damaged.Path + "-wal");
        RefusedUnchanged(damaged.Path, "damaged", files: ["data.db", "data.db-wal"]);
        Assert.Equal(log, File.ReadAllBytes(damaged.Path + "-wal"));
    }

    [Fact]
    public void A_large_file_is_refused_from_the_first_damaged_page_that_is_read_and_its_items_are_left_as_they_are()
    {
        using var file = new TemporaryFile();
        var bytes = LargeAndDamaged(file.Path);
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path)))
        {
            var answers = UntilDamage(dynamo);
            Assert.Contains(200, answers);
            Assert.Equal(500, answers[^1]);
            Assert.All(answers.SkipWhile(status => status == 200), status => Assert.Equal(500, status));
            foreach (var (operation, body) in new[] { ("PutItem", $$"""{"TableName":"Tab","Item":{{Item}} }"""), ("ListTables", "{}") })
            {
                var refusal = dynamo.Fail(operation, body);
                Assert.StartsWith($"InternalServerError: The data file '{file.Path}' is damaged: ", refusal, StringComparison.Ordinal);
                Assert.EndsWith("All requests are refused from now on; close it, and restore it from a copy.", refusal, StringComparison.Ordinal);
            }
        }

        AssertItemsAre(bytes, file.Path);
    }

    [Fact]
    public void Once_a_file_was_found_to_be_damaged_no_item_is_deleted_because_its_time_is_over()
    {
        using var file = new TemporaryFile();
        var bytes = LargeAndDamaged(file.Path);
        var time = new ManualTime();
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path, new EmbeddedDynamoOptions { Time = time })))
        {
            Assert.Contains(500, UntilDamage(dynamo));
            time.Advance(TimeSpan.FromDays(1));
        }

        AssertItemsAre(bytes, file.Path);
    }

    [Fact]
    public void Damage_that_the_search_for_items_whose_time_is_over_finds_is_the_end_of_requests_too()
    {
        using var file = new TemporaryFile();
        LargeAndDamaged(file.Path);
        var time = new ManualTime();
        using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path, new EmbeddedDynamoOptions { Time = time }));
        dynamo.Ok("ListTables", "{}");
        time.Advance(TimeSpan.FromDays(1));
        Assert.Contains("is damaged", dynamo.Fail("ListTables", "{}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Once_a_file_was_found_to_be_damaged_no_index_is_built()
    {
        using var file = new TemporaryFile();
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path)))
            dynamo.WithTable().Put("""{"p":{"S":"a"},"s":{"N":"1"},"end":{"N":"1"}}""");
        BeginIndex(file.Path);
        using var database = SqliteDatabase.Open(file.Path, Durability.Normal);
        var tables = new TableSet(database, new EmbeddedDynamoOptions());
        using var builder = new IndexBuilder(database, tables, TimeProvider.System);
        database.Damage.Note(Malformed);
        Assert.Throws<StorageException>(() => builder.BuildSome(tables.Describe("Tab"), tables.Describe("Tab").Index("New")));
        using var session = database.BeginRead();
        using var entries = tables.Describe("Tab").Index("New").Rows.Read(session, new KeyRange([], KeyEncoder.End), forward: true);
        Assert.False(entries.Read());
    }

    [Fact]
    public void Once_a_file_was_found_to_be_damaged_nobody_begins_to_write()
    {
        using var file = new TemporaryFile();
        using var database = SqliteDatabase.Open(file.Path, Durability.Normal);
        database.BeginWrite().Dispose();
        var words = database.Damage.Note(Malformed);
        Assert.Equal(words, Assert.Throws<StorageException>(database.BeginWrite).Message);
        Assert.Equal(words, Assert.Throws<StorageException>(() => database.ShareTransaction(() => Assert.Fail("nobody is to begin"))).Message);
    }

    [Fact]
    public void Numbers_of_items_are_not_put_into_a_file_that_was_found_to_be_damaged()
    {
        using var file = new TemporaryFile();
        WithItems(file.Path);
        Assert.NotEqual(0L, Read(file.Path, "SELECT count(*) FROM fx_totals"));
        using (var database = SqliteDatabase.Open(file.Path, Durability.Normal))
            database.Damage.Note(Malformed);
        Assert.Equal(0L, Read(file.Path, "SELECT count(*) FROM fx_totals"));
    }

    [Fact]
    public void The_damage_that_was_found_first_is_named_whatever_is_found_later()
    {
        using var file = new TemporaryFile();
        var damage = new FileDamage(file.Path);
        var words = damage.Note(Malformed);
        Assert.Contains(Malformed.Message, words, StringComparison.Ordinal);
        Assert.Equal(words, damage.Note(new StorageException(SQLitePCL.raw.SQLITE_NOTADB, "file is not a database")));
        Assert.Equal(words, damage.Words);
    }

    [Fact]
    public void A_full_disk_and_an_engine_in_memory_are_no_damage_of_a_file()
    {
        var damage = new FileDamage("data.db");
        Assert.Null(damage.Note(new StorageException(SQLitePCL.raw.SQLITE_FULL, "database or disk is full")));
        Assert.Null(damage.Words);
        Assert.Null(new FileDamage(path: null).Note(Malformed));
    }

    [Fact]
    public async Task Damage_that_the_build_of_an_index_finds_is_the_end_of_it_and_of_requests()
    {
        using var file = new TemporaryFile();
        LargeAndDamaged(file.Path, BeginIndex);
        await using var engine = EmbeddedDynamo.Open(file.Path);
        await Assert.ThrowsAsync<DatabaseFileException>(() => engine.IndexesCaughtUpAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.Contains("is damaged", new Dynamo(engine).Fail("ListTables", "{}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_belongs_to_one_engine_at_a_time()
    {
        using var file = new TemporaryFile();
        using (EmbeddedDynamo.Open(file.Path))
            Assert.Contains("in use", Assert.Throws<DatabaseFileException>(() => EmbeddedDynamo.Open(file.Path)).Message, StringComparison.Ordinal);
        EmbeddedDynamo.Open(file.Path).Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_symbolic_link_is_the_file_that_it_leads_to(bool isFileThere)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets administrators only make symbolic links.");
        using var file = new TemporaryFile();
        using var link = new TemporaryFile();
        File.CreateSymbolicLink(link.Path, file.Path);
        if (isFileThere)
            EmbeddedDynamo.Open(file.Path).Dispose();

        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(link.Path)))
        {
            dynamo.WithTable().Put(Item);
            Assert.Contains("in use", Assert.Throws<DatabaseFileException>(() => EmbeddedDynamo.Open(file.Path)).Message, StringComparison.Ordinal);
            Assert.Single(Directory.GetFiles(Path.GetDirectoryName(link.Path)!)); // lock and log are beside the file
        }

        Assert.Equal(file.Path, new FileInfo(link.Path).LinkTarget);
        using var reopened = new Dynamo(EmbeddedDynamo.Open(file.Path));
        Assert.NotNull(reopened.Get("a", 1));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets administrators only make symbolic links.");
        using var link = new TemporaryFile();
        File.CreateSymbolicLink(link.Path, link.Path);
        Assert.Contains(link.Path, Assert.Throws<DatabaseFileException>(() => EmbeddedDynamo.Open(link.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        using var file = new TemporaryFile();
        var path = Path.Combine(file.Path, "missing", "data.db");
        Assert.Contains(path, Assert.Throws<DatabaseFileException>(() => EmbeddedDynamo.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SQLite_tools_read_a_file_while_it_is_in_use()
    {
        using var file = new TemporaryFile();
        using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path));
        dynamo.WithTable().Put(Item);
        Assert.Equal(Item, Read(file.Path, "SELECT CAST(item AS TEXT) FROM t1"));
        dynamo.Put(Item.Replace("\"a\"", "\"b\"", StringComparison.Ordinal));
        Assert.Equal(2L, Read(file.Path, "SELECT count(*) FROM t1_i0"));
    }

    [Fact]
    public void A_file_of_the_first_version_is_brought_forward()
    {
        using var file = new TemporaryFile();
        file.Execute("""
            PRAGMA application_id=1182290769;
            PRAGMA user_version=1;
            CREATE TABLE fx_tables(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, definition BLOB NOT NULL);
            CREATE TABLE fx_tokens(token TEXT PRIMARY KEY, request BLOB NOT NULL, expires INTEGER NOT NULL);
            CREATE TABLE t1(key BLOB PRIMARY KEY NOT NULL, size INTEGER NOT NULL, item BLOB NOT NULL);
            INSERT INTO fx_tables(name, definition) VALUES('Old', CAST('{"TableId":"6f9619ff-8b86-d011-b42d-00c04fc964ff","Created":"2026-01-02T03:04:05+00:00","Request":{"TableName":"Old","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}],"KeySchema":[{"AttributeName":"p","KeyType":"HASH"}]}}' AS BLOB));
            INSERT INTO t1 VALUES(x'319BE3A1610001', 2, CAST('{"p":{"S":"a"}}' AS BLOB));
            """);
        for (var i = 0; i < 2; i++)
        {
            using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path));
            Assert.Equal("a", dynamo.Ok("GetItem", """{"TableName":"Old","Key":{"p":{"S":"a"}}}""").GetProperty("Item").GetProperty("p").GetProperty("S").GetString());
            Assert.Equal(1, dynamo.Ok("DescribeTable", """{"TableName":"Old"}""").GetProperty("Table").GetProperty("ItemCount").GetInt32());
        }

        Assert.Equal((long)Schema.Version, Read(file.Path, "PRAGMA user_version"));
    }

    [Fact]
    public void What_a_killed_process_was_creating_is_begun_again()
    {
        using var file = new TemporaryFile();
        File.WriteAllText(file.Path + "-new", "half a file");
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path)))
            dynamo.WithTable();
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file.Path)!));
    }

    [Theory]
    [InlineData(Durability.Normal, 1)]
    [InlineData(Durability.Full, 2)]
    public void Durability_decides_whether_a_commit_waits_for_the_disk(Durability durability, long expected)
    {
        using var file = new TemporaryFile();
        using var opened = DataFile.Open(file.Path, durability);
        using var statement = opened.Writer.Prepare("PRAGMA synchronous");
        statement.Step();
        Assert.Equal(expected, statement.Number(0));
    }

    private const int LargeItems = 100;

    /// <summary>A file that is too large to be checked as a whole when it is opened, with items whose time to live is over.</summary>
    private static byte[] LargeAndDamaged(string path, Action<string>? before = null)
    {
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(path, new EmbeddedDynamoOptions { Time = new ManualTime(), TimeToLiveInterval = Timeout.InfiniteTimeSpan })))
        {
            dynamo.WithTable();
            dynamo.Ok("UpdateTimeToLive", """{"TableName":"Tab","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"end"}}""");
            for (var i = 0; i < LargeItems; i++)
                dynamo.Put($$"""{"p":{"S":"a{{i}}"},"s":{"N":"1"},"end":{"N":"1777000000"},"text":{"S":"{{new string('x', 390_000)}}"} }""");
        }

        before?.Invoke(path);
        var bytes = File.ReadAllBytes(path);
        Assert.True(bytes.Length > 32 * 1024 * 1024);
        new Random(5).NextBytes(bytes.AsSpan(bytes.Length / 2 / 4096 * 4096, 8192));
        File.WriteAllBytes(path, bytes);
        return bytes;
    }

    /// <summary>Reads every item, and says how that was answered.</summary>
    private static List<int> UntilDamage(Dynamo dynamo) =>
        [.. Enumerable.Range(0, LargeItems).Select(i => dynamo.Send("GetItem", $$"""{"TableName":"Tab","Key":{{Dynamo.Key("a" + i, 1)}} }""").Status)];

    private static void BeginIndex(string path)
    {
        using var database = SqliteDatabase.Open(path, Durability.Normal);
        var tables = new TableSet(database, new EmbeddedDynamoOptions());
        var index = new IndexDefinition
        {
            Name = "New",
            Key = new KeySchema([new KeyAttribute("end", AttributeKind.Number)], []),
            ProjectionType = "KEYS_ONLY",
            Included = [],
            Number = 7,
            BuiltTo = [],
        };
        tables.Change(tables.Describe("Tab"), stored => stored with { Definition = stored.Definition with { Indexes = stored.Definition.Indexes.Add(index) } });
    }

    private static void AssertItemsAre(byte[] bytes, string path) =>
        Assert.True(bytes.AsSpan(PagesOfOurs).SequenceEqual(File.ReadAllBytes(path).AsSpan(PagesOfOurs)));

    private static byte[] WithItems(string path)
    {
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(path)))
        {
            dynamo.WithTable();
            for (var i = 0; i < 200; i++)
                dynamo.Put($$$"""{"p":{"S":"a{{{i}}}"},"s":{"N":"1"},"g":{"S":"x"},"h":{"N":"1"},"text":{"S":"{{{new string('x', 500)}}}"}}""");
        }

        return File.ReadAllBytes(path);
    }

    private static int ItemCount(Dynamo dynamo) =>
        dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table").GetProperty("ItemCount").GetInt32();

    private static object? Read(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void RefusedUnchanged(string path, string expected, params string[] files)
    {
        var before = File.ReadAllBytes(path);
        Assert.Contains(expected, Assert.Throws<DatabaseFileException>(() => EmbeddedDynamo.Open(path)).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(files.Length == 0 ? ["data.db"] : files, Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName).Order());
    }
}
