using System.Text;
using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Tests.Shop;
using FauxSql.Tests.Telemetry;
using FauxSql.Traffic;

namespace FauxSql.Tests.Traffic;

/// <summary>What is recorded is read back, whatever ended the recording.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class TrafficTests : IDisposable
{
    private const string Header = """{"fauxsql-traffic":1}""";
    private const string Line = """{"at":"2026-01-02T03:04:05.0000000Z","op":"GetItem"}""";

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task Requests_are_recorded_with_what_they_used()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var backend = new ScriptedBackend(engine).Throttle("Query");
        await using (var recorder = TrafficRecorder.Open(_path))
        {
            var db = new ShopDb(new RecordingBackend(backend, recorder));
            await db.EnsureTablesAsync();
            await db.Customers.PutAsync(new Customer("C1", "ann@example.com"));
            await db.Orders.PutManyAsync([new Order("O1", "C1", "2026-01-01", 10), new Order("O2", "C1", "2026-01-02", 20)]);
            await db.Orders.ByCustomer("C1").Where(o => o.Total > 15).ToListAsync();
            await db.Orders.GetAsync("O1", o => o.Items);
        }

        var entries = TrafficFile.Read(_path).Where(entry => entry.Operation is not ("CreateTable" or "DescribeTable")).ToList();
        var query = entries.Where(entry => entry is { Operation: "Query", Index: not null }).ToList();
        Assert.Equal([(1, "ProvisionedThroughputExceededException"), (2, null)], query.Select(entry => (entry.Attempt, entry.Error)));
        Assert.Equal(("Orders", "CustomerIndex", "Order", "Orders of a customer"), (Assert.Single(query[1].Tables), query[1].Index, query[1].Entity, query[1].Pattern));
        Assert.Equal((0.5, 0.0, 1, 2), (query[1].ReadUnits, query[1].WriteUnits, query[1].Items, query[1].Evaluated));
        Assert.Equal(new TrafficUnits("Orders", "CustomerIndex", 0.5), Assert.Single(query[1].Units));
        Assert.True(query[1] is { BytesSent: > 100, BytesReceived: > 100, Wave: > 0 } && query[1].Duration > TimeSpan.Zero);

        var batch = Assert.Single(entries, entry => entry.Operation == "BatchWriteItem");
        Assert.Equal((2, 4.0, 0), (batch.Entries, batch.WriteUnits, batch.Items));
        var page = entries.TakeLast(2).ToList();
        Assert.Equal(["GetItem", "Query"], page.Select(entry => entry.Operation).Order());
        Assert.Equal(page[0].Wave, page[1].Wave);
    }

    [Fact]
    public async Task Requests_are_recorded_with_the_pattern_that_they_are_sent_for()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await using (var recorder = TrafficRecorder.Open(_path))
        {
            var db = new ShopDb(new RecordingBackend(engine, recorder));
            await db.EnsureTablesAsync();
            await db.Orders.Put(new Order("O1", "C1", "2026-01-01", 10)).ForPattern("Check-out").RunAsync();
            await db.Orders.Get("O1", o => o.Items).ForPattern("Order detail").RunAsync();
            await db.Orders.ByCustomer("C1").ToListAsync();
        }

        Assert.Equal(
            [("PutItem", "Check-out"), ("GetItem", "Order detail"), ("Query", "Order detail"), ("Query", "Orders of a customer")],
            TrafficFile.Read(_path).SkipWhile(entry => entry.Operation != "PutItem").Select(entry => (entry.Operation, entry.Pattern)));
    }

    [Fact]
    public async Task Every_member_comes_back()
    {
        var backend = new ScriptedBackend(null!).Answer("TransactWriteItems", 500, "InternalServerError");
        var context = new CallContext { Entity = "Order", Pattern = "\"ü\n", Wave = 7, Attempt = 3 };
        await using (var recorder = TrafficRecorder.Open(_path))
        {
            var body = """{"TransactItems":[{"Put":{"TableName":"A"}},{"Delete":{"TableName":"B"}}]}"""u8.ToArray();
            await new RecordingBackend(backend, recorder, new ManualTime()).SendAsync(new BackendRequest("TransactWriteItems", body, context), CancellationToken.None);
        }

        var entry = Assert.Single(TrafficFile.Read(_path));
        Assert.Equal(["A", "B"], entry.Tables);
        Assert.Equal(new ManualTime().GetUtcNow(), entry.At);
        Assert.Equal(("TransactWriteItems", "Order", "\"ü\n", 2, 7L, 3, "InternalServerError"), (entry.Operation, entry.Entity, entry.Pattern, entry.Entries, entry.Wave, entry.Attempt, entry.Error));
    }

    [Fact]
    public async Task A_failure_is_recorded_and_passed_on()
    {
        var backend = new ScriptedBackend(null!).Throw("GetItem", new TimeoutException());
        await using (var recorder = TrafficRecorder.Open(_path))
            await Assert.ThrowsAsync<TimeoutException>(() => new RecordingBackend(backend, recorder).SendAsync(new BackendRequest("GetItem", "{}"u8.ToArray(), CallContext.None), CancellationToken.None).AsTask());
        Assert.Equal("System.TimeoutException", Assert.Single(TrafficFile.Read(_path)).Error);
    }

    [Fact]
    public async Task Many_at_once_are_all_recorded()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var recorder = TrafficRecorder.Open(_path);
        await using (recorder)
        {
            var backend = new RecordingBackend(engine, recorder);
            await Parallel.ForEachAsync(Enumerable.Range(0, 2000), async (_, token) => (await backend.SendAsync(new BackendRequest("ListTables", "{}"u8.ToArray(), CallContext.None), token)).Dispose());
        }

        Assert.Equal((2000, 0), (recorder.Recorded, recorder.Dropped));
        Assert.Equal(2000, TrafficFile.Read(_path).Count());
    }

    [Fact]
    public async Task A_recording_is_continued_and_what_a_crash_left_of_a_line_goes()
    {
        await File.WriteAllTextAsync(_path, $"{Header}\n{Line}\n{Line[..20]}");
        var notes = new List<string>();
        Assert.Single(TrafficFile.Read(_path, notes.Add));
        Assert.StartsWith($"{_path}, line 3: the last line is not whole", Assert.Single(notes), StringComparison.Ordinal);

        await using (TrafficRecorder.Open(_path))
        {
        }

        Assert.Equal($"{Header}\n{Line}\n{Header}\n", await File.ReadAllTextAsync(_path));
        Assert.Single(TrafficFile.Read(_path, _ => Assert.Fail("Nothing is left out")));
    }

    [Fact]
    public async Task What_was_recorded_can_be_read_while_more_is()
    {
        await using var recorder = TrafficRecorder.Open(_path);
        await new RecordingBackend(new ScriptedBackend(null!).Answer("GetItem", 500, "x"), recorder).SendAsync(new BackendRequest("GetItem", "{}"u8.ToArray(), CallContext.None), CancellationToken.None);
        while (new FileInfo(_path).Length < 60)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Single(TrafficFile.Read(_path));
    }

    [Theory]
    [InlineData("", 1, "the file is empty; a traffic file begins with its version")]
    [InlineData(Line + "\n", 1, "the file does not begin with the version of a traffic file")]
    [InlineData("""{"fauxsql-traffic":2}""" + "\n", 1, "it is of version 2, and this FauxSql reads versions up to 1; use a newer one")]
    [InlineData("""{"fauxsql-traffic":"1"}""" + "\n", 1, "the version is not a number from 1")]
    [InlineData(Header + "\n" + Line + "\nnonsense\n", 3, "it is not JSON")]
    [InlineData(Header + "\n[]\n", 2, "it is not a JSON object")]
    [InlineData(Header + "\n" + """{"op":"GetItem"}""" + "\n", 2, "a member is missing, or of another type")]
    [InlineData(Header + "\n" + """{"at":"2026-01-02T03:04:05Z","op":"GetItem","items":"1"}""" + "\n", 2, "a member is missing, or of another type")]
    public void A_file_that_is_damaged_or_newer_is_refused_with_the_line(string content, int line, string problem)
    {
        File.WriteAllText(_path, content, new UTF8Encoding(false));
        var damaged = Assert.Throws<TrafficFormatException>(() => TrafficFile.Read(_path).Count());
        Assert.Equal(($"{_path}, line {line}: {problem}", line, _path), (damaged.Message, damaged.Line, damaged.Path));
    }

    [Fact]
    public async Task What_is_no_traffic_file_is_not_written_over()
    {
        await File.WriteAllTextAsync(_path, "Dear diary\n");
        Assert.Throws<TrafficFormatException>(() => TrafficRecorder.Open(_path));
        Assert.Equal("Dear diary\n", await File.ReadAllTextAsync(_path));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_further_does_not_concern_the_requests()
    {
        if (!File.Exists("/dev/full"))
            Assert.Skip("Needs a device that is full");
        var recorder = TrafficRecorder.Open("/dev/full");
        var backend = new RecordingBackend(new ScriptedBackend(null!).Answer("GetItem", 500, "x"), recorder);
        await backend.SendAsync(new BackendRequest("GetItem", "{}"u8.ToArray(), CallContext.None), CancellationToken.None);
        await recorder.DisposeAsync();
        Assert.IsType<IOException>(recorder.Failure);
        Assert.Equal((0, 1), (recorder.Recorded, recorder.Dropped));
    }
}
