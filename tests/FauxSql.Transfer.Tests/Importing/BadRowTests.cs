using System.Text.Json;
using FauxSql.Engine;
using FauxSql.Transfer.Sources;
using FauxSql.Transfer.Tests.Models;

namespace FauxSql.Transfer.Tests.Importing;

/// <summary>A row that cannot be an item is in the file of rejects, with its place and the reason; the others are in.</summary>
public sealed class BadRowTests
{
    [Theory]
    [InlineData("Reading", "Sensor,At,Value\n,1,2\n", 2, "Sensor is a key, and null")]
    [InlineData("Reading", "Sensor,At,Value\n\"\",1,2\n", 2, "Reading.Sensor is a key, and empty")]
    [InlineData("Reading", "Sensor,At,Value\nS1,1.5,2\n", 2, "At: \"1.5\" is not a whole number")]
    [InlineData("Reading", "Sensor,At,Value\nS1,99999999999999999999,2\n", 2, "At: \"99999999999999999999\" is not within long")]
    [InlineData("Reading", "Sensor,At,Value\nS1,1,\"1,5\"\n", 2, "Value: \"1,5\" is not a number that decimal holds exactly")]
    [InlineData("Reading", "Sensor,At,Value\nS1,1,0.12345678901234567890123456789012\n", 2, "is not a number that decimal holds exactly")]
    [InlineData("Reading", "Sensor,At,Value\nS1,1,\n", 2, "Value is null, and every Reading has a value")]
    [InlineData("Reading", "Sensor,At,Value\nS0,0,1\nS1,1\n", 3, "it has 2 cells, and the header 3")]
    [InlineData("Reading", "Sensor,At,Value\nS1,1,\"2\n", 2, "a quote is opened and never closed")]
    [InlineData("Reading", "Sensor,At,Value\nS\"1,1,2\n", 2, "there is a quote within a cell that is not quoted")]
    [InlineData("Reading", "Sensor,At,Value,Remark\n\"S\n0\",0,1,\nS0,0,1,\nS0,0,2,\n", 5, "Reading S0/0 exists already, and is another item")]
    [InlineData("Ticket", "TicketId,Code\nT1,C\nT2,C\n", 3, "Another Ticket has the Code \"C\"")]
    [InlineData("Ticket", "TicketId,Code\nT1,{long}\n", 2, "Ticket.Code is unique, and too long by")]
    [InlineData("Ticket", "TicketId,Code\n{long},C\n", 2, "Ticket.TicketId is a key of 3000 bytes; it may have 2048")]
    [InlineData("Reading", "Sensor,At,Value,Remark\nS1,1,2,{huge}\n", 2, "an item may have 409,600")]
    [InlineData("Branch", "BranchId,Status,Rooms,ParentId\nB1,Open,[],B9\n", 2, "B9")]
    [InlineData("Branch", "BranchId,Status,Rooms\nB1,open,[]\n", 2, "Status: \"open\" is not one of Open, Closed")]
    [InlineData("Branch", "BranchId,Status,Rooms\nB1,Open,nothing\n", 2, "Rooms: \"nothing\" is no JSON")]
    [InlineData("Branch", "BranchId,Status,Rooms\nB1,Open,\"[{\"\"Nome\"\":1}]\"\n", 2, "FauxSql.Transfer.Tests.Models.Room has no member \"Nome\"")]
    [InlineData("Branch", "BranchId,Status,Rooms\nB1,Open,\"[{\"\"Name\"\":\"\"a\"\",\"\"Tags\"\":[\"\"x\"\",\"\"x\"\"]}]\"\n", 2, "\"x\" is twice in the set")]
    [InlineData("Branch", "BranchId,Status,Rooms,Opened\nB1,Open,[],2026-01-31T09:30:00.1234Z\n", 2, "at most 3 fraction digits")]
    [InlineData("Branch", "BranchId,Status,Rooms,Opened\nB1,Open,[],31.01.2026\n", 2, "is not an instant such as 2026-01-31 09:30:00")]
    [InlineData("Branch", "BranchId,Status,Rooms,Pin\nB1,Open,[],secret\n", 2, "Pin: it is no value of int?; it is sensitive, and not shown")]
    [InlineData("Movement", "BranchId,Number,kind,Amount,Text\nB1,1,out,1,\n", 2, "kind is \"out\"; it tells the type: \"in\", \"note\"")]
    [InlineData("Movement", "BranchId,Number,kind,Amount,Text\nB1,1,note,1,\n", 2, "a Note has no Amount")]
    [InlineData("Movement", "BranchId,Number,kind,Amount,Text\nB1,1,in,,\n", 2, "Amount is null")]
    public Task Of_a_CSV_file(string entity, string text, int line, string reason) => AssertRejectedAsync(
        ImportKind.Csv, $"{entity}.csv", text.Replace("{long}", new string('x', 3000), StringComparison.Ordinal).Replace("{huge}", new string('x', 500_000), StringComparison.Ordinal), line, reason);

    [Theory]
    [InlineData("Reading", "{\"Sensor\":\"S1\",\"At\":1", "it is no JSON, from byte")]
    [InlineData("Reading", "[1]", "it is no JSON object")]
    [InlineData("Reading", "{\"Sensor\":\"S1\",\"At\":1,\"Value\":2,\"Colour\":3}", "\"Colour\" is no attribute of Reading; rename it, or leave it out with --skip Reading.Colour")]
    [InlineData("Reading", "{\"Sensor\":\"S1\",\"sensor\":\"S1\",\"At\":1,\"Value\":2}", "Sensor is given twice")]
    [InlineData("Reading", "{\"Item\":{\"Sensor\":{\"S\":\"S1\"},\"Value\":{\"N\":\"1\"}}}", "At is a key, and missing")]
    [InlineData("Reading", "{\"Item\":{\"Sensor\":{\"S\":\"S1\"},\"At\":{\"S\":\"1\"},\"Value\":{\"N\":\"1\"}}}", "At is of type S, and N in the model")]
    [InlineData("Reading", "{\"Item\":{\"Sensor\":{\"S\":\"S1\"},\"At\":{\"N\":\"1\"},\"Value\":{\"X\":\"1\"}}}", "it is no item as DynamoDB writes it")]
    [InlineData("Reading", "{\"Item\":{\"Sensor\":{\"S\":\"S1\"},\"At\":{\"N\":\"1\"},\"_fx.shard4\":{\"N\":\"1\"}}}", "_fx.shard4 is FauxSql's own attribute")]
    [InlineData("Reading", "{\"Sensor\":\"\\ud800\",\"At\":1,\"Value\":2}", "half a surrogate pair")]
    public Task Of_a_file_of_JSON_lines(string entity, string line, string reason) => AssertRejectedAsync(ImportKind.Jsonl, $"{entity}.jsonl", "\n" + line + "\n", 2, reason);

    [Fact]
    public async Task A_line_that_is_not_UTF8_is_rejected_and_the_next_is_in()
    {
        using var folder = new TransferFolder();
        Directory.CreateDirectory(folder.PathOf("in"));
        byte[] text = [.. "{\"Sensor\":\"caf"u8, 0xE9, .. "\",\"At\":1,\"Value\":2}\n{\"Sensor\":\"S1\",\"At\":1,\"Value\":2}"u8];
        await File.WriteAllBytesAsync(Path.Combine(folder.PathOf("in"), "Reading.jsonl"), text, TestContext.Current.CancellationToken);
        await using var engine = EmbeddedDynamo.InMemory();
        var report = await folder.ImportAsync(engine, new BranchDb(engine).Schema, ImportKind.Jsonl, folder.PathOf("in"));
        Assert.Equal((1, 1), (report.Parts[0].Imported, report.Parts[0].Rejected));
        Assert.Contains("it is not UTF-8", Assert.Single(folder.RejectLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_SQLite_that_do_not_fit_are_named_by_their_row_IDs()
    {
        using var file = new SqliteFile("""
            CREATE TABLE readings (sensor TEXT, at INTEGER, value NUMERIC NOT NULL, remark TEXT, PRIMARY KEY (sensor, at));
            INSERT INTO readings (rowid, sensor, at, value, remark) VALUES (7, NULL, 1, 2, NULL), (8, '', 1, 2, NULL), (9, 'S', 'x', 2, NULL), (10, 'S', 1, x'00', NULL), (11, 'S', 2, 2, CAST(x'ff' AS TEXT)), (12, 'S', 3, 3, 'fine');
            """);
        using var folder = new TransferFolder();
        await using var engine = EmbeddedDynamo.InMemory();
        var report = await folder.ImportAsync(engine, new BranchDb(engine).Schema, ImportKind.Sqlite, file.Path);
        Assert.Equal((1, 5), (report.Parts[0].Imported, report.Parts[0].Rejected));
        Assert.Equal(
            ["7: sensor (Sensor) is a key, and null", "8: Reading.Sensor is a key, and empty", "9: at (At): \"x\" is not a whole number", "10: value (Value): it holds 1 bytes, which are no decimal", "11: remark (Remark): the text is not UTF-8"],
            folder.RejectLines.Select(line => JsonDocument.Parse(line).RootElement).Select(line => $"{line.GetProperty("rowid")}: {line.GetProperty("reason").GetString()!.Split(';')[0]}"));
    }

    [Fact]
    public async Task Rejects_are_imported_once_they_are_mended()
    {
        using var folder = new TransferFolder();
        await using var engine = EmbeddedDynamo.InMemory();
        var schema = new BranchDb(engine).Schema;
        folder.Write("in", "Reading.csv", "Sensor,At,Value,Remark\nS1,1,much,\"a, b\"\n");
        folder.Write("in", "tickets.csv", "ticket_id,code\nT1,C\nT2,C\n");
        await folder.ImportAsync(engine, schema, ImportKind.Csv, folder.PathOf("in"));
        File.WriteAllLines(folder.PathOf("mended.jsonl"), folder.RejectLines.Select(line => line.Replace("much", "12.50", StringComparison.Ordinal).Replace("\"S\":\"C\"", "\"S\":\"D\"", StringComparison.Ordinal)));
        File.Delete(folder.Rejects);

        var report = await folder.ImportAsync(engine, schema, ImportKind.Rejects, folder.PathOf("mended.jsonl"));

        Assert.Equal([1, 1], report.Parts.Select(part => part.Imported));
        Assert.Equal("{\"Sensor\":{\"S\":\"S1\"},\"At\":{\"N\":\"1\"},\"Value\":{\"N\":\"12.5\"},\"Remark\":{\"S\":\"a, b\"}}", Assert.Single(await StoredTables.ScanAsync(engine, "Readings")));
        Assert.Equal(2, (await StoredTables.ScanAsync(engine, "UniqueKeys")).Count);
    }

    private static async Task AssertRejectedAsync(ImportKind kind, string file, string text, int line, string reason)
    {
        using var folder = new TransferFolder();
        await using var engine = EmbeddedDynamo.InMemory();
        var report = await folder.ImportAsync(engine, new BranchDb(engine).Schema, kind, folder.Write("in", file, text));
        var rejected = JsonDocument.Parse(Assert.Single(folder.RejectLines)).RootElement;
        Assert.Contains(reason, rejected.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal((file, line), (rejected.GetProperty("source").GetString(), rejected.GetProperty("line").GetInt32()));
        Assert.Equal(1, Assert.Single(report.Parts).Rejected);
        Assert.Equal(folder.Rejects, report.Rejects);
    }
}
