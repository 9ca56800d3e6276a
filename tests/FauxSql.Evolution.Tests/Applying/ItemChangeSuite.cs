using System.Text.Json.Nodes;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Ledgers;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Items that classes of the project change, on a live endpoint.</summary>
public abstract class ItemChangeSuite<TEndpoint> : EndpointSuite<TEndpoint>
    where TEndpoint : IEndpoint, new()
{
    [Fact]
    public async Task Items_are_changed_once_with_writers_of_the_new_version_at_work()
    {
        await OrdersAsync(Shape.Entity("Order"));
        foreach (var changes in (int[])[1, 2])
        {
            var schema = Shape.Database(Shape.Entity("Order").ChangedBy(new[] { "First", "Second" }.Take(changes)));
            var code = new SuffixCode(changes);
            await MeanwhileAsync(at => at.ApplyAsync(schema, code), order => WrittenBy(code, order));
            await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}""");
            await At.ApplyAsync(schema, code);
            await FitsAsync(schema);
            Assert.All(await ItemsAsync(), item => Assert.Equal((changes, changes), (SuffixCode.StampOf(item), item["C"]!["S"]!.GetValue<string>().Count(letter => letter == '+'))));
        }
    }

    [Fact]
    public async Task An_item_that_was_written_while_it_was_changed_is_read_again()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var (old, changed) = (0, 0);
        var code = new SuffixCode(1)
        {
            Meanwhile = async item =>
            {
                if (item["Id"]!["S"]!.GetValue<string>() == "40" && Interlocked.Exchange(ref old, 1) == 0)
                    await At.PutAsync("Orders", """{"Id":{"S":"40"},"A":{"S":"of before"}}""");
                if (item["Id"]!["S"]!.GetValue<string>() == "41" && Interlocked.Exchange(ref changed, 1) == 0)
                    await At.PutAsync("Orders", """{"Id":{"S":"41"},"A":{"S":"new+"},"_fx.change":{"N":"1"}}""");
            },
        };
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order").ChangedBy("First")), code);
        Assert.Equal(["of before+", "new+"], (await ItemsAsync()).Where(item => item["Id"]!["S"]!.GetValue<string>() is "40" or "41").OrderBy(item => item["Id"]!["S"]!.GetValue<string>(), StringComparer.Ordinal).Select(item => item["A"]!["S"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_poison_item_is_put_aside_with_its_reason_and_the_rest_is_changed()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var schema = Shape.Database(Shape.Entity("Order").ChangedBy("First"));
        var done = Assert.Single(await At.ApplyAsync(schema, new SuffixCode(1)));
        Assert.Equal((Items - 1, 1), (done.Items, done.Quarantined));
        var (item, reason) = Assert.Single(await new Ledger(new SchemaDatabase(At.Backend, new MultiTableLayout(), schema)).QuarantinedAsync(TestContext.Current.CancellationToken));
        Assert.EndsWith(" 77", item, StringComparison.Ordinal);
        Assert.Equal("seventy-seven brings no luck", reason);

        // It is left to be done; and while it is, the change cannot be given up for a later one.
        Assert.IsType<ChangeItems>(Assert.Single((await At.PlanAsync(schema)).Steps));
        var later = Shape.Database(Shape.Entity("Order") with { Changes = [new ItemChangeSchema(2, "Second")] });
        Assert.Equal("Some items of Order do not have change 1 yet, and it is not in the model. Put it back, and apply it to all.", Assert.Single((await At.PlanAsync(later)).Problems));
        await At.PutAsync("Orders", """{"Id":{"S":"77"},"A":{"S":"a"},"N":{"N":"78"}}""");
        done = Assert.Single(await At.ApplyAsync(schema, new SuffixCode(1)));
        Assert.Equal((1, 0), (done.Items, done.Quarantined));
        await FitsAsync(schema);
        Assert.Empty((await At.PlanAsync(later)).Problems);
    }

    [Fact]
    public async Task A_unique_value_that_is_changed_takes_its_claim_along()
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order").Unique("C")));
        foreach (var number in Enumerable.Range(0, 20))
        {
            await At.PutAsync("Orders", Order(number));
            await At.PutAsync("UniqueKeys", $$$$"""{"Claim":{"S":"Order.C#c{{{{number}}}}"},"Owner":{"S":"{{{{number}}}}"}}""");
        }

        // What another item has is not taken from it.
        await At.PutAsync("Orders", """{"Id":{"S":"taker"},"C":{"S":"c3+"},"_fx.change":{"N":"1"}}""");
        await At.PutAsync("UniqueKeys", """{"Claim":{"S":"Order.C#c3+"},"Owner":{"S":"taker"}}""");
        var done = Assert.Single(await At.ApplyAsync(Shape.Database(Shape.Entity("Order").Unique("C").ChangedBy("First")), new SuffixCode(1)));
        Assert.Equal((19, 1), (done.Items, done.Quarantined));
        Assert.Equal((await ItemsAsync()).Select(item => $"Order.C#{item["C"]!["S"]}").Order(StringComparer.Ordinal), await ClaimsAsync());
    }

    [Fact]
    public async Task An_item_that_cannot_be_stored_with_its_change_is_put_aside()
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order").Unique("C")));
        await At.PutAsync("Orders", """{"Id":{"S":"mixed up"},"C":{"S":"c1"}}""");
        await At.PutAsync("UniqueKeys", """{"Claim":{"S":"Order.C#c1"},"Owner":{"S":"another"}}""");
        await At.PutAsync("Orders", $$$$"""{"Id":{"S":"large"},"C":{"S":"c2"},"A":{"S":"{{{{new string('a', 409_580)}}}}"}}""");
        await At.PutAsync("UniqueKeys", """{"Claim":{"S":"Order.C#c2"},"Owner":{"S":"large"}}""");
        var schema = Shape.Database(Shape.Entity("Order").Unique("C").ChangedBy("First"));
        var done = Assert.Single(await At.ApplyAsync(schema, new SuffixCode(1)));
        Assert.Equal((0, 2), (done.Items, done.Quarantined));
        var reasons = (await new Ledger(new SchemaDatabase(At.Backend, new MultiTableLayout(), schema)).QuarantinedAsync(TestContext.Current.CancellationToken)).ToDictionary(one => one.Item1.Split(' ')[^1], one => one.Item2);
        Assert.Equal("C of Order: the claim to the unique value that the item has belongs to another item. Find out which is right with 'fauxsql unique rebuild'; nothing was written", reasons["up"]);
        Assert.StartsWith("TransactWriteItems: ValidationError: Order large: Item size", reasons["large"], StringComparison.Ordinal);

        // The way back leaves them alone, and needs no code for it.
        var back = await At.BackAsync();
        Assert.Empty(back.Plan.Steps);
        Assert.IsType<ChangeItems>(Assert.Single((await At.PlanAsync(schema)).Steps));
    }

    [Fact]
    public async Task A_change_of_which_all_items_say_that_they_have_it_is_known_even_if_later_steps_were_cut_off()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}""");
        var without = Shape.Entity("Order", Shape.Index("ByA", "A"));
        var plan = await At.PlanAsync(Shape.Database(without.ChangedBy("First")));
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SchemaChange.ApplyAsync(At.Backend, plan, Place.Options with { Code = new SuffixCode(1) }, new StopBeforeIndex(stop), stop.Token));
        Assert.All(await ItemsAsync(), item => Assert.Equal(1, SuffixCode.StampOf(item)));
        Assert.StartsWith("Change 1 (First) of Order was applied, and is not in the model:", Assert.Single((await At.PlanAsync(Shape.Database(without))).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_of_items_need_the_old_versions_gone_and_recovery_and_stay_on_the_way_back()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}""");
        var plan = await At.PlanAsync(Shape.Database(Shape.Entity("Order").ChangedBy("First")));
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => SchemaChange.ApplyAsync(new FarBackend(At.Backend), plan, Place.Options with { Code = new SuffixCode(1) }, null, TestContext.Current.CancellationToken));
        Assert.StartsWith("The plan changes Orders.First of items, and versions of the application that do not know of it go on", refused.Message, StringComparison.Ordinal);
        refused = await Assert.ThrowsAsync<EvolutionException>(() => SchemaChange.ApplyAsync(new NoRecoveryBackend(At.Backend), plan, Place.Options with { Code = new SuffixCode(1), AreOldVersionsGone = true }, null, TestContext.Current.CancellationToken));
        Assert.StartsWith("Table Orders is left as it is: this endpoint has no point-in-time recovery, so what this step takes away or writes over could not be had back.", refused.Message, StringComparison.Ordinal);
        Assert.All(await ItemsAsync(), item => Assert.Equal(0, SuffixCode.StampOf(item)));
        plan = await At.PlanAsync(plan.Schema);
        await At.ApplyAsync(plan, new SuffixCode(1));
        Assert.Equal("ENABLED", await RecoveryAsync("Orders"));

        var back = await At.BackAsync();
        Assert.Equal(["Items of Order stay as First made them: restore the table from point-in-time recovery, or write another change that does the opposite."], back.Left);
        Assert.All(await ItemsAsync(), item => Assert.Equal(1, SuffixCode.StampOf(item)));
    }

    // As the new version stores it: with the changes, and their number. What none of them takes it does not write.
    private static string WrittenBy(SuffixCode code, string order)
    {
        var item = JsonNode.Parse(order)!.AsObject();
        return item["N"]!["N"]!.GetValue<string>() == "77" ? order : code.Changed(item).ToJsonString();
    }

    private async Task<IReadOnlyList<JsonObject>> ItemsAsync() => [.. (await At.StoredAsync("Orders")).Select(item => JsonNode.Parse(item)!.AsObject())];

    private sealed class StopBeforeIndex(CancellationTokenSource stop) : IProgress<ApplyProgress>
    {
        public void Report(ApplyProgress value)
        {
            if (value.Step is CreateIndex)
                stop.Cancel();
        }
    }
}
