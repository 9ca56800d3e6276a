using System.Text.Json.Nodes;
using FauxSql.Errors;
using FauxSql.Tests.Shop;
using FauxSql.Uniqueness;

namespace FauxSql.Tests.Uniqueness;

public sealed class RebuildTests : ShopTest
{
    private static readonly UniqueRebuildOptions DryRun = new() { IsDryRun = true };

    [Fact]
    public async Task Claims_that_fit_stay_and_nothing_is_written()
    {
        await Direct.Members.InsertAsync(new Member("M1", "chess / go#", "Ann  Lee"));
        await Direct.Seats.InsertAsync(new Seat("a/b", "c#d", "S1"));

        var report = await DatabaseTools.RebuildUniqueAsync(Db);

        Assert.Equal((3, 3, 0, 0, 0, 0), Figures(report));
        Assert.Empty(report.Problems);
        Assert.Equal(0, Trace.WriteUnits);
    }

    [Fact]
    public async Task Missing_claims_are_made()
    {
        await Direct.Members.InsertAsync(new Member("M1", "chess", "Ann Lee"));
        await Direct.Members.InsertAsync(new Member("M2", "chess", null));
        await ForgetAllAsync();

        var report = await DatabaseTools.RebuildUniqueAsync(Db);

        Assert.Equal((0, 3, 2, 0, 0, 0), Figures(report));
        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Customers.InsertAsync(new Customer("C2", "ann@example.com")));
        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Members.InsertAsync(new Member("M3", "chess", " ann LEE")));
        Assert.Equal((2, 3, 0, 0, 0, 0), Figures(await DatabaseTools.RebuildUniqueAsync(Db)));
    }

    [Fact]
    public async Task Claims_whose_owner_is_gone_or_has_another_value_or_is_no_key_are_deleted()
    {
        await ChangeAsync("Customers", "Email", """{"S":"ann@new.example"}""", ("CustomerId", "C1"));
        await ClaimAsync("Customer.Email#gone@example.com", "C9");
        await ClaimAsync("Seat.Ticket#S9", "no-composite-key");

        var report = await DatabaseTools.RebuildUniqueAsync(Db);

        Assert.Equal((3, 1, 1, 3, 0, 0), Figures(report));
        Assert.Equal(["Customer.Email#ann@new.example"], await ClaimsAsync());
    }

    [Fact]
    public async Task Duplicates_are_reported_with_both_keys_and_the_rest_is_repaired()
    {
        await ForeignCustomerAsync("C2", "ann@example.com");
        await ForeignCustomerAsync("C3", "cid@example.com");

        var report = await DatabaseTools.RebuildUniqueAsync(Db);

        Assert.Equal(1, report.Missing);
        var problem = Assert.Single(report.Problems);
        Assert.Equal(("Customer", "Email", "ann@example.com", "C1 C2"), (problem.Entity, problem.Attribute, problem.Value, string.Join(' ', problem.Keys)));
        Assert.Equal(["Customer.Email#ann@example.com", "Customer.Email#cid@example.com"], await ClaimsAsync());
    }

    [Fact]
    public async Task A_duplicate_sensitive_value_and_its_sensitive_keys_are_not_shown()
    {
        foreach (var number in new[] { "N1", "N2" })
            await ChangeAsync("Patients", "Email", """{"S":"zoe@example.com"}""", ("InsuranceNumber", number), ("Case", "1"));

        var problem = Assert.Single((await DatabaseTools.RebuildUniqueAsync(Db)).Problems);

        Assert.Equal(("Patient", "Email", "•••", "•••/••• •••/•••"), (problem.Entity, problem.Attribute, problem.Value, string.Join(' ', problem.Keys)));
    }

    [Fact]
    public async Task A_duplicate_of_what_nobody_had_claimed_is_reported_once_by_a_dry_run_and_by_a_run()
    {
        await ForeignCustomerAsync("C2", "ann@example.com");
        await ForgetAllAsync();

        var dry = await DatabaseTools.RebuildUniqueAsync(Db, DryRun);
        var run = await DatabaseTools.RebuildUniqueAsync(Db);

        Assert.Equal((0, 2, 1, 0, 0, 0), Figures(dry));
        Assert.Equal(Figures(dry), Figures(run));
        Assert.Equal(["C1", "C2"], Assert.Single(dry.Problems).Keys.Order());
        Assert.Equal(["C1", "C2"], Assert.Single(run.Problems).Keys.Order());
    }

    [Fact]
    public async Task A_dry_run_finds_the_same_and_changes_nothing()
    {
        await ChangeAsync("Customers", "Email", """{"S":"ann@new.example"}""", ("CustomerId", "C1"));
        await ForeignCustomerAsync("C2", "ann@example.com");
        var before = await ClaimsAsync();

        var dry = await DatabaseTools.RebuildUniqueAsync(Db, DryRun);

        Assert.Equal(before, await ClaimsAsync());
        Assert.Equal(Figures(dry), Figures(await DatabaseTools.RebuildUniqueAsync(Db)));
        Assert.Equal((1, 2, 2, 1, 0, 0), Figures(dry));
    }

    [Fact]
    public async Task Claims_that_the_model_does_not_make_stay()
    {
        await ClaimAsync("Customer.Phone#1", "C1");
        await ClaimAsync("Stranger.Email#x", "S1");

        var report = await DatabaseTools.RebuildUniqueAsync(Db);

        Assert.Equal((1, 1, 0, 0, 2, 0), Figures(report));
        Assert.Equal(3, (await ClaimsAsync()).Count);
    }

    [Fact]
    public async Task One_entity_alone_is_rebuilt_when_it_is_named()
    {
        await Direct.Seats.InsertAsync(new Seat("a", "b", "S1"));
        await ForgetAllAsync();

        var report = await DatabaseTools.RebuildUniqueAsync(Db, new UniqueRebuildOptions { Entity = "Seat" });

        Assert.Equal((0, 1, 1, 0, 0, 0), Figures(report));
        Assert.Equal(["Seat.Ticket#S1"], await ClaimsAsync());
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => DatabaseTools.RebuildUniqueAsync(Db, new UniqueRebuildOptions { Entity = "Order" }));
        Assert.StartsWith("Order is no entity with a [Unique] attribute. There are: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_is_too_long_to_be_claimed_is_reported()
    {
        await ForeignCustomerAsync("C2", "ann@example.com");
        await ChangeAsync("Seats", "Ticket", $$"""{"S":"{{new string('x', 3000)}}"}""", ("Row", "a"), ("Place", "b"));

        var report = await DatabaseTools.RebuildUniqueAsync(Db);

        Assert.Equal(["C1 C2", "a/b"], report.Problems.Select(problem => string.Join(' ', problem.Keys)));
        Assert.Contains("too long by 964 bytes", report.Problems[1].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_pages_are_read_and_progress_is_told()
    {
        for (var number = 0; number < 250; number++)
            await ForeignCustomerAsync($"F{number}", $"f{number}@example.com");
        var told = new List<UniqueRebuildProgress>();

        var report = await DatabaseTools.RebuildUniqueAsync(Direct, null, new Told(told));

        Assert.Equal((1, 251, 250, 0, 0, 0), Figures(report));
        Assert.Equal(251, (await ClaimsAsync()).Count);
        Assert.Equal(new UniqueRebuildProgress(1, 251), told[^1]);
    }

    [Fact]
    public async Task It_stops_when_told_to_and_can_be_run_again()
    {
        for (var number = 0; number < 250; number++)
            await ForeignCustomerAsync($"F{number}", $"f{number}@example.com");
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DatabaseTools.RebuildUniqueAsync(
            Direct, new UniqueRebuildOptions { Entity = "Customer" }, new Stopping(stop), stop.Token));

        Assert.InRange((await ClaimsAsync()).Count, 50, 200);
        await DatabaseTools.RebuildUniqueAsync(Direct);
        Assert.Equal((251, 251, 0, 0, 0, 0), Figures(await DatabaseTools.RebuildUniqueAsync(Direct)));
    }

    private sealed class Told(List<UniqueRebuildProgress> told) : IProgress<UniqueRebuildProgress>
    {
        public void Report(UniqueRebuildProgress value) => told.Add(value);
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<UniqueRebuildProgress>
    {
        public void Report(UniqueRebuildProgress value)
        {
            if (value.Items > 0)
                stop.Cancel();
        }
    }

    private static (long Claims, long Items, long Missing, long Stale, long Unknown, long Unsettled) Figures(UniqueRebuildReport report) =>
        (report.Claims, report.Items, report.Missing, report.Stale, report.Unknown, report.Unsettled);

    private Task ForeignCustomerAsync(string id, string email) =>
        ChangeAsync("Customers", "Email", new JsonObject { ["S"] = email }.ToJsonString(), ("CustomerId", id));

    private Task ClaimAsync(string claim, string owner) => ChangeAsync("UniqueKeys", "Owner", new JsonObject { ["S"] = owner }.ToJsonString(), ("Claim", claim));

    private async Task ForgetAllAsync()
    {
        foreach (var claim in await ClaimsAsync())
            await CallAsync("DeleteItem", new JsonObject { ["TableName"] = "UniqueKeys", ["Key"] = new JsonObject { ["Claim"] = new JsonObject { ["S"] = claim } } });
    }

    private async Task<List<string>> ClaimsAsync() =>
        [.. (await CallAsync("Scan", new JsonObject { ["TableName"] = "UniqueKeys" }))["Items"]!.AsArray().Select(claim => claim!["Claim"]!["S"]!.GetValue<string>()).Order(StringComparer.Ordinal)];
}
