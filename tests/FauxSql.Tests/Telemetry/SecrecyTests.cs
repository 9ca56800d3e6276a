using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Protocol.Errors;
using FauxSql.Telemetry;
using FauxSql.Tests.Shop;
using FauxSql.Traffic;

namespace FauxSql.Tests.Telemetry;

/// <summary>Keys and values of items, sensitive or not, stand in no span, metric, event or record of traffic.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class SecrecyTests
{
    // In every key and value that is written or asked for.
    private const string Secret = "xsecretx";

    [Fact]
    public async Task Nothing_that_is_told_has_a_key_or_a_value_in_it()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var events = new List<DatabaseEvent>();
        using var heard = new Listening();
        await using var engine = EmbeddedDynamo.InMemory();
        await using (var recorder = TrafficRecorder.Open(path))
        {
            var backend = new ScriptedBackend(engine);
            var db = new ShopDb(new RecordingBackend(backend, recorder), options: new DatabaseOptions { OnEvent = events.Add, SlowAfter = TimeSpan.Zero });
            await db.EnsureTablesAsync();
            backend.Throttle("TransactWriteItems").Answer("TransactWriteItems", 400, ErrorCodes.TransactionCanceled, $$""","CancellationReasons":[{"Code":"TransactionConflict","Message":"{{Secret}}"}]""");
            var ann = new Patient(Secret, Secret, Secret + "@example.com") { Diagnosis = Secret, Debt = new Money(1, Secret[..3]) };
            await db.Patients.InsertAsync(ann);
            await db.Patients.GetAsync(Secret, Secret);
            await db.Patients.FindByEmailAsync(Secret + "@example.com");
            await db.Patients.ByWard("W1").StartsWith(Secret).Where(p => p.Domain == Secret).ToListAsync();
            await db.Patients.Scan().Take(9).Select(p => (p.Relatives[Secret].Name, p.Case)).ToListAsync();
            await db.Patients.Update(Secret, Secret).Set(p => p.Next, new Relative(Secret)).If(p => p.Diagnosis == Secret).RunAsync();
            await db.Orders.PutManyAsync(Enumerable.Range(0, 120).Select(number => new Order($"{Secret}{number}", Secret, $"{Secret}{number}", 1, Note: Secret)));
            Assert.Equal(Secret + "7", (await db.Orders.ByCustomer(Secret).Where(o => o.Note == "x" | o.OrderId == Secret + "7").ToListAsync())[0].OrderId);
            await db.Orders.GetAsync(Secret + "1", o => o.Items);
            await Assert.ThrowsAsync<ItemNotFoundException>(() => db.Orders.GetAsync(Secret + "1000", o => o.Items));
            await Assert.ThrowsAsync<ItemExistsException>(() => db.Orders.InsertAsync(new Order(Secret + "1", Secret, Secret, 1)));
            await Assert.ThrowsAsync<UniqueViolationException>(() => db.Patients.InsertAsync(ann with { Case = Secret + "2" }));
        }

        Assert.True(heard.Spans.Count > 20);
        Assert.Superset(
            new HashSet<string>(["RequestThrottled", "TransactionConflict", "FilterDiscards", "SlowOperation", "TableCreated"]),
            events.Select(happened => happened.Kind.Name).ToHashSet());
        Assert.DoesNotContain(Secret, heard.AllText(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, string.Join('\n', events), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, string.Join('\n', events.SelectMany(happened => happened.Values)), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        File.Delete(path);
    }
}
