using System.Globalization;
using System.Text.Json.Nodes;
using FauxSql.Errors;
using FauxSql.Tests.Shop;
using FauxSql.Tests.Stores;
using FauxSql.Uniqueness;

namespace FauxSql.Tests.Uniqueness;

public sealed class RebuildWhileWritingTests : ShopTest
{
    // The writers take values from each other all the time; every claim of theirs is right whenever it is looked at.
    [Fact]
    public async Task Writers_keep_their_values_and_none_is_lost_or_doubled()
    {
        for (var number = 0; number < 60; number++)
        {
            await ChangeAsync("Customers", "Email", $$"""{"S":"f{{number}}@example.com"}""", ("CustomerId", $"F{number}"));
            await ChangeAsync("Customers", "Name", """{"S":"Fay"}""", ("CustomerId", $"F{number}"));
        }

        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() => WriteAsync(writer, stop.Token))).ToList();
        for (var run = 0; run < 5; run++)
        {
            var report = await DatabaseTools.RebuildUniqueAsync(Direct);
            Assert.Empty(report.Problems);
            Assert.Equal(0, report.Stale);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);

        var values = (await Direct.Customers.Scan().ToListAsync()).Select(customer => $"Customer.Email#{customer.Email} {customer.CustomerId}").Order(StringComparer.Ordinal);
        var claims = (await CallAsync("Scan", new JsonObject { ["TableName"] = "UniqueKeys" }))["Items"]!.AsArray()
            .Select(claim => $"{claim!["Claim"]!["S"]} {claim["Owner"]!["S"]}").Order(StringComparer.Ordinal);
        Assert.Equal(values, claims);
    }

    [Fact]
    public async Task A_claim_that_becomes_right_before_it_is_deleted_stays()
    {
        await ChangeAsync("UniqueKeys", "Owner", """{"S":"C9"}""", ("Claim", "Customer.Email#late@example.com"));

        var report = await RebuildAsync(() => Direct.Customers.InsertAsync(new Customer("C9", "late@example.com")));

        Assert.Equal((0, 0), (report.Stale, report.Unsettled));
        Assert.Equal("C9", (await Direct.Customers.FindByEmailAsync("late@example.com"))?.CustomerId);
    }

    [Fact]
    public async Task A_claim_that_its_owner_gives_up_before_it_is_deleted_was_not_stale()
    {
        await ChangeAsync("UniqueKeys", "Owner", """{"S":"C9"}""", ("Claim", "Customer.Email#late@example.com"));

        var report = await RebuildAsync(() => CallAsync("DeleteItem", JsonNode.Parse("""{"TableName":"UniqueKeys","Key":{"Claim":{"S":"Customer.Email#late@example.com"}}}""")!.AsObject()));

        Assert.Equal((0, 0), (report.Stale, report.Unsettled));
    }

    [Fact]
    public async Task A_claim_is_not_made_for_an_item_that_is_deleted_before()
    {
        await ChangeAsync("Customers", "Email", """{"S":"brief@example.com"}""", ("CustomerId", "C9"));

        var report = await RebuildAsync(() => Direct.Customers.DeleteAsync("C9"));

        Assert.Equal((0, 0), (report.Missing, report.Unsettled));
        await Direct.Customers.InsertAsync(new Customer("C8", "brief@example.com"));
    }

    // Somebody writes between what a repair has read and its transaction.
    private async Task<UniqueRebuildReport> RebuildAsync(Func<Task> write)
    {
        var backend = new FaultyBackend(Engine, async (request, number, send) =>
        {
            if (request.Operation == "TransactWriteItems" && number == 1)
                await write();
            return await send(request);
        });
        var report = await DatabaseTools.RebuildUniqueAsync(new ShopDb(backend));
        Assert.InRange(backend.SentOf("TransactWriteItems"), 1, 2);
        return report;
    }

    private async Task WriteAsync(int writer, CancellationToken stop)
    {
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"W{(turn + writer) % 3}");
            var email = string.Create(CultureInfo.InvariantCulture, $"w{(turn * 7 + writer) % 5}@example.com");
            try
            {
                if (turn % 3 == 0)
                    await Direct.Customers.DeleteAsync(id, CancellationToken.None);
                else
                    await Direct.Customers.SaveAsync(new Customer(id, email), CancellationToken.None);
            }
            catch (FauxSqlException exception) when (exception is UniqueViolationException or WriteConflictException)
            {
            }
        }
    }
}
