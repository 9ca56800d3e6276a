using System.Text.Json.Nodes;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Ledgers;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Changes that need indexes of tables that are there, transactions or expiry, on a live endpoint.</summary>
public abstract class ChangeSuite<TEndpoint> : EndpointSuite<TEndpoint>
    where TEndpoint : IEndpoint, new()
{
    [Fact]
    public async Task Tables_are_made_and_then_fit()
    {
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A", "N")).Expiring().Unique("B"), Shape.Entity("Product"));
        Assert.Equal(["Create table Orders with index AIndex, whose items expire by T", "Create table Products", "Create table UniqueKeys"], (await At.ApplyAsync(schema)).Select(done => done.Step.Description));
        await FitsAsync(schema);
        Assert.Empty(await At.ApplyAsync(schema));
    }

    [Fact]
    public async Task An_index_is_built_from_old_items_and_those_written_meanwhile()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A", "N")));
        await UndisturbedAsync(at => at.ApplyAsync(schema));
        await FitsAsync(schema);
        await IsWholeAsync("AIndex", item => item.ContainsKey("A") && item.ContainsKey("N"));
    }

    [Theory]
    [InlineData("""{"N":"1"}""", "A is of type Number, not String")]
    [InlineData("""{"S":""}""", "A is empty")]
    public async Task An_index_is_not_made_over_values_that_its_key_does_not_take(string value, string problem)
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.PutAsync("Orders", $$"""{"Id":{"S":"odd"},"A":{{value}}}""");
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")));
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.ApplyAsync(schema));
        Assert.Equal(
            "Index AIndex of Orders was not made: 1 items have values that cannot be in its key. Mend them, or remove the attribute from them, and run the same command again:\n" +
            $"  odd: {problem}",
            refused.Message);
        Assert.DoesNotContain("GlobalSecondaryIndexes", (await At.SendAsync("DescribeTable", """{"TableName":"Orders"}""")).ToJsonString(), StringComparison.Ordinal);

        await At.PutAsync("Orders", """{"Id":{"S":"odd"},"A":{"S":"even"}}""");
        await At.ApplyAsync(schema);
        await FitsAsync(schema);
    }

    [Fact]
    public async Task A_value_that_is_too_long_for_an_index_is_named()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.PutAsync("Orders", $$$"""{"Id":{"S":"long"},"B":{"S":"x"},"A":{"S":"{{{new string('a', 1025)}}}"}}""");
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.ApplyAsync(Shape.Database(Shape.Entity("Order", Shape.Index("BIndex", "B", "A")))));
        Assert.Contains("  long: A has 1025 bytes, and 1024 are allowed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sharded_index_finds_old_items_and_those_written_meanwhile()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 4 }));
        await UndisturbedAsync(at => at.ApplyAsync(schema));

        // The writer is of the version before, which does not know of shards; what it wrote after the sweep is not found.
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order")));
        await At.ApplyAsync(schema);
        await FitsAsync(schema);
        await IsWholeAsync("AIndex", item => item.ContainsKey("A"));
    }

    [Fact]
    public async Task A_derived_attribute_gets_its_values_with_writers_before_and_after_at_work()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.PutAsync("Orders", """{"Id":{"S":"stale"},"A":{"S":"a"},"N":{"N":"1"},"B":{"S":"a-0"}}""");
        var schema = Derived;
        await MeanwhileAsync(at => at.ApplyAsync(schema, new JoinCode()));

        // The writer is of the version before, which knows of nothing derived; once it is gone, a sweep finds what it left.
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order")));
        var poison = (await At.ApplyAsync(schema, new JoinCode())).Single(done => done.Step is FillDerived);
        Assert.Equal(1, poison.Quarantined);
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}""");
        await At.ApplyAsync(schema, new JoinCode());
        await FitsAsync(schema);
        foreach (var item in await StoredAsync())
            Assert.Equal(JoinCode.ValueOf(item), item["B"]?["S"]?.GetValue<string>());
        await IsWholeAsync("BIndex", item => item.ContainsKey("B"));
    }

    [Fact]
    public async Task A_renamed_attribute_is_copied_and_its_old_name_removed()
    {
        await OrdersAsync(Shape.Entity("Order", Shape.Index("AIndex", "A")));
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")).Named("A", "A", "D")));
        await At.PutAsync("Orders", """{"Id":{"S":"stale"},"A":{"S":"a"},"D":{"S":"before a"}}""");
        await At.PutAsync("Orders", """{"Id":{"S":"gone"},"D":{"S":"before nothing"}}""");
        var renamed = Shape.Database(Shape.Entity("Order", Shape.Index("DIndex", "D")).Named("A", "D", "A"));
        await MeanwhileAsync(at => at.ApplyAsync(renamed), WithBothNames);
        await FitsAsync(renamed);
        Assert.All(await StoredAsync(), item => Assert.Equal(item["A"]?["S"]?.GetValue<string>(), item["D"]?["S"]?.GetValue<string>()));
        await IsWholeAsync("DIndex", item => item.ContainsKey("D"));
        var values = (await StoredAsync()).Count(item => item.ContainsKey("D"));

        var last = Shape.Database(Shape.Entity("Order", Shape.Index("DIndex", "D")).Named("A", "D"));
        await At.ApplyAsync(last);
        await FitsAsync(last);
        Assert.All(await StoredAsync(), item => Assert.False(item.ContainsKey("A")));
        Assert.Equal(values, (await StoredAsync()).Count(item => item.ContainsKey("D")));
    }

    [Fact]
    public async Task An_item_that_was_changed_while_its_value_was_computed_is_computed_again()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var changed = 0;
        var code = new JoinCode
        {
            Meanwhile = async item =>
            {
                if (item["Id"]!["S"]!.GetValue<string>() == "40" && Interlocked.Exchange(ref changed, 1) == 0)
                    await At.PutAsync("Orders", """{"Id":{"S":"40"},"A":{"S":"other"},"N":{"N":"1"}}""");
            },
        };
        await At.ApplyAsync(Derived, code);
        Assert.Equal("other-1", (await StoredAsync()).Single(item => item["Id"]!["S"]!.GetValue<string>() == "40")["B"]!["S"]!.GetValue<string>());
    }

    [Fact]
    public async Task Items_that_are_filled_need_the_old_versions_gone_and_the_code()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var plan = await At.PlanAsync(Derived);
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.ApplyAsync(plan));
        Assert.Equal("The project's code computes Orders.B, and the plan is carried out without it. Nothing was changed. Name the project with --project.", refused.Message);

        var far = new FarBackend(At.Backend);
        refused = await Assert.ThrowsAsync<EvolutionException>(() => SchemaChange.ApplyAsync(far, plan, Place.Options with { Code = new JoinCode() }, null, TestContext.Current.CancellationToken));
        Assert.Equal(
            "The plan changes Orders.B of items, and versions of the application that do not know of it go on to write items without. Nothing was changed. Run the new version everywhere first, then say so with --old-versions-gone.",
            refused.Message);
        Assert.NotEmpty(await SchemaChange.ApplyAsync(far, plan, Place.Options with { Code = new JoinCode(), AreOldVersionsGone = true }, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_item_that_cannot_be_filled_is_put_aside_and_tried_again_by_the_next_run()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.PutAsync("Orders", $"{{\"Id\":{{\"S\":\"full\"}},\"A\":{{\"S\":\"a\"}},\"B\":{{\"S\":\"{new string('b', (400 * 1024) - 9)}\"}}}}");
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 4, Included = [] }));
        var filled = (await At.ApplyAsync(schema)).Single(done => done.Step is FillKeys);
        Assert.Equal((Items, 1), (filled.Items, filled.Quarantined));
        var (item, reason) = Assert.Single(await new Ledger(new SchemaDatabase(At.Backend, new MultiTableLayout(), schema)).QuarantinedAsync(TestContext.Current.CancellationToken));
        Assert.EndsWith(" full", item, StringComparison.Ordinal);
        Assert.Contains("size", reason, StringComparison.Ordinal);

        // It is still to be done, and is done once the item was mended.
        Assert.IsType<FillKeys>(Assert.Single((await At.PlanAsync(schema)).Steps));
        await At.PutAsync("Orders", """{"Id":{"S":"full"},"A":{"S":"a"}}""");
        Assert.Equal((1, 0), (await At.ApplyAsync(schema)).Select(done => (done.Items, done.Quarantined)).Single());
        await FitsAsync(schema);
    }

    [Fact]
    public async Task An_index_gets_another_key()
    {
        await OrdersAsync(Shape.Entity("Order", Shape.Index("AIndex", "A")));
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "B", "A") with { Included = ["N"] }));
        await UndisturbedAsync(at => at.ApplyAsync(schema));
        await FitsAsync(schema);
        Assert.Equal((await StoredAsync()).Count(item => item.ContainsKey("A") && item.ContainsKey("B")), (await At.ItemsAsync("Orders", "AIndex")).Count);
    }

    [Fact]
    public async Task Indexes_are_added_and_dropped_one_after_the_other()
    {
        await OrdersAsync(Shape.Entity("Order", Shape.Index("AIndex", "A"), Shape.Index("OldIndex", "N")));
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A"), Shape.Index("BIndex", "B"), Shape.Index("CIndex", "C", "N")));
        await UndisturbedAsync(at => at.ApplyAsync(schema));
        await FitsAsync(schema);
        await IsWholeAsync("BIndex", item => item.ContainsKey("B"));
        await IsWholeAsync("CIndex", item => item.ContainsKey("C") && item.ContainsKey("N"));
    }

    [Fact]
    public async Task What_older_versions_need_may_be_left_for_later()
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Old"), Shape.Entity("Order", Shape.Index("AIndex", "A"))));
        await FillAsync();
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AAndNIndex", "A", "N")).Expiring());
        var done = await SchemaChange.ApplyAsync(At.Backend, await At.PlanAsync(schema), Place.Options with { LeavesDestructive = true }, null, TestContext.Current.CancellationToken);
        Assert.Equal([typeof(CheckIndexValues), typeof(CreateIndex)], done.Select(step => step.Step.GetType()));
        await IsWholeAsync("AIndex", item => item.ContainsKey("A"));
        await IsWholeAsync("AAndNIndex", item => item.ContainsKey("A") && item.ContainsKey("N"));

        Assert.Equal([typeof(StartExpiry), typeof(DropIndex), typeof(DropTable)], (await At.PlanAsync(schema)).Steps.Select(step => step.GetType()));
        await At.ApplyAsync(schema);
        await FitsAsync(schema);
        Assert.Equal(["Orders", "_fx.Changes"], await TablesAsync());
    }

    [Fact]
    public async Task A_protected_table_loses_its_protection_with_it()
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order"), Shape.Entity("Old")));
        await At.SendAsync("UpdateTable", """{"TableName":"Olds","DeletionProtectionEnabled":true}""");
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order")));
        await FitsAsync(Shape.Database(Shape.Entity("Order")));
    }

    [Fact]
    public async Task Expiry_is_started_and_stopped_while_items_with_a_time_that_is_far_are_written()
    {
        await OrdersAsync(Shape.Entity("Order"));
        foreach (var (entity, status) in (IEnumerable<(EntitySchema, string)>)[(Shape.Entity("Order").Expiring(), "ENABLED"), (Shape.Entity("Order"), "DISABLED")])
        {
            await UndisturbedAsync(at => at.ApplyAsync(Shape.Database(entity)), order => order[..^1] + ",\"T\":{\"N\":\"4102444800\"}}");
            Assert.Equal(status, await ExpiryAsync());
            await FitsAsync(Shape.Database(entity));
        }
    }

    [Fact]
    public async Task Expiry_is_started_only_where_what_it_deletes_can_be_had_back()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var plan = await At.PlanAsync(Shape.Database(Shape.Entity("Order").Expiring()));
        var options = Place.Options with { Destroy = ["Orders.T"] };
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => SchemaChange.ApplyAsync(new NoRecoveryBackend(At.Backend), plan, options, null, TestContext.Current.CancellationToken));
        Assert.StartsWith("Table Orders is left as it is: this endpoint has no point-in-time recovery,", refused.Message, StringComparison.Ordinal);
        Assert.Equal(("DISABLED", "DISABLED"), (await ExpiryAsync(), await RecoveryAsync("Orders")));

        await At.ApplyAsync(plan.Schema);
        Assert.Equal(("ENABLED", "ENABLED"), (await ExpiryAsync(), await RecoveryAsync("Orders")));
    }

    [Fact]
    public async Task A_table_is_recoverable_before_it_is_dropped()
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order"), Shape.Entity("Old")));
        var plan = await At.PlanAsync(Shape.Database(Shape.Entity("Order")));
        var options = Place.Options with { Destroy = ["Olds"] };
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => SchemaChange.ApplyAsync(new NoRecoveryBackend(At.Backend), plan, options, null, TestContext.Current.CancellationToken));
        Assert.StartsWith("Table Olds is left as it is: this endpoint has no point-in-time recovery,", refused.Message, StringComparison.Ordinal);

        // Dropped, it tells nothing any more: so what was sent is looked at.
        var sent = new RecordingBackend(At.Backend);
        await SchemaChange.ApplyAsync(sent, await At.PlanAsync(plan.Schema), options, null, TestContext.Current.CancellationToken);
        Assert.Equal(
            ["""UpdateContinuousBackups {"TableName":"Olds","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true}}""", """DeleteTable {"TableName":"Olds"}"""],
            sent.Sent.Where(request => request.StartsWith("UpdateContinuousBackups ", StringComparison.Ordinal) || request.StartsWith("DeleteTable ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Values_become_unique_and_stop_to_be()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var unique = Shape.Database(Shape.Entity("Order").Unique("C"));
        await At.ApplyAsync(unique);
        await FitsAsync(unique);
        Assert.Equal((await StoredAsync()).Where(item => item.ContainsKey("C")).Select(item => $"Order.C#{item["C"]!["S"]}").Order(StringComparer.Ordinal), await ClaimsAsync());

        await UndisturbedAsync(at => at.ApplyAsync(Shape.Database(Shape.Entity("Order"), Shape.Entity("User").Unique("A"))));
        await FitsAsync(Shape.Database(Shape.Entity("Order"), Shape.Entity("User").Unique("A")));
        Assert.Empty(await ClaimsAsync());
    }

    [Fact]
    public async Task Values_that_two_items_have_are_named_and_none_is_claimed()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.PutAsync("Orders", """{"Id":{"S":"twin"},"C":{"S":"c0"}}""");
        var unique = Shape.Database(Shape.Entity("Order").Unique("C"));
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.ApplyAsync(unique));
        Assert.StartsWith("1 values of Orders.C cannot be unique; none was claimed. Mend the items, and run the same command again:\n  c0 of ", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await ClaimsAsync());

        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"twin"}}}""");
        await At.ApplyAsync(unique);
        await FitsAsync(unique);
        Assert.NotEmpty(await ClaimsAsync());
    }

    [Fact]
    public async Task What_others_changed_is_shown_as_drift_and_put_right()
    {
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")));
        await OrdersAsync(schema.Entities[0]);
        await At.SendAsync("UpdateTable", """{"TableName":"Orders","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"AIndex"}}]}""");
        await WaitAsync();

        var plan = await At.PlanAsync(schema);
        Assert.Equal("index AIndex was dropped", Assert.Single(plan.Drift).What);
        await At.ApplyAsync(plan);
        await FitsAsync(schema);
        Assert.Empty((await At.PlanAsync(schema)).Drift);
    }

    [Fact]
    public async Task A_stale_plan_is_refused()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var plan = await At.PlanAsync(Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A"))));
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order", Shape.Index("BIndex", "B"))));
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.ApplyAsync(plan));
        Assert.Equal("The tables are not as they were when the plan was made. Nothing was changed. Plan again, and look at the new plan.", refused.Message);
    }

    [Fact]
    public async Task The_last_plan_is_undone_as_far_as_no_item_is_lost()
    {
        var first = Shape.Database(Shape.Entity("Old"), Shape.Entity("Order", Shape.Index("AIndex", "A")));
        await At.ApplyAsync(first);
        await FillAsync();
        await At.PutAsync("Olds", """{"Id":{"S":"1"}}""");
        var second = Shape.Database(Shape.Entity("Empty"), Shape.Entity("Order", Shape.Index("BIndex", "B") with { Shards = 2 }).Unique("C"), Shape.Entity("Product"));
        await At.ApplyAsync(second);
        await At.PutAsync("Products", """{"Id":{"S":"1"}}""");

        var back = await At.BackAsync();
        Assert.Equal(
            [
                "Table Products stays: it holds items, which would be lost. If that is what you want, say so with --destroy Products.",
                "Table Olds is made again without the items that it had. They are in the backup that AWS kept for 35 days: restore it before, under the same name.",
            ],
            back.Left);
        await FitsAsync(Shape.Database([.. first.Entities, Shape.Entity("Product")]));
        await IsWholeAsync("AIndex", item => item.ContainsKey("A"));
        Assert.Equal(["Olds", "Orders", "Products", "_fx.Changes"], await TablesAsync());

        // The plan before that made the first tables: nothing is left of it but what holds items.
        Assert.Contains("Table Orders stays", Assert.Single((await At.BackAsync()).Left), StringComparison.Ordinal);
        var nothing = await Assert.ThrowsAsync<EvolutionException>(() => At.BackAsync());
        Assert.StartsWith("There is nothing to undo", nothing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_ledger_did_not_know_before_is_left()
    {
        await At.SendAsync("CreateTable", """{"TableName":"Orders","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"}]}""");
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A"))));
        Assert.Equal(["What was changed at Order stays: its table was made without FauxSql's ledger, so what it was before is not known."], (await At.BackAsync()).Left);
        await FitsAsync(Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A"))));
    }

    [Fact]
    public async Task What_was_done_is_written_down()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var plan = await At.PlanAsync(Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 2 })));
        await At.ApplyAsync(plan);
        var runs = await new Ledger(new SchemaDatabase(At.Backend, new MultiTableLayout(), Shape.Database())).RunsAsync(TestContext.Current.CancellationToken);
        var run = runs.OrderBy(one => one.Began).Last();
        Assert.Equal("a test", run.Who);
        Assert.NotNull(run.Ended);
        Assert.Equal(["", $"{Items} items changed, 0 put aside", ""], run.Done.Select(step => step.Figures));
        Assert.Equal(plan.Steps.Select(step => (step.Checksum, step.Description)), run.Done.Select(step => (step.Checksum, step.Description)));

        // One step after the other, each of which takes some time, within that of the run.
        DateTimeOffset[] times = [run.Began, .. run.Done.SelectMany(step => (DateTimeOffset[])[step.Began, step.Ended]), run.Ended!.Value];
        Assert.Equal(times.Order(), times);
        Assert.All(run.Done, step => Assert.True(step.Began < step.Ended));
    }

    private static DatabaseSchema Derived => Shape.Database(Shape.Entity("Order", Shape.Index("BIndex", "B")).Derived("B", "A", "N"));
}
