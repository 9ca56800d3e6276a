using System.Text.Json.Nodes;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Ledgers;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Every kind of change on a live endpoint.</summary>
public abstract class ChangeSuite : IAsyncLifetime
{
    private const int Items = 120;

    private protected Place At { get; private set; } = null!;

    protected abstract Task<IBackend> StartAsync();

    protected abstract ValueTask StopAsync();

    public async ValueTask InitializeAsync() => At = new Place(await StartAsync());

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Tables_are_made_and_then_fit()
    {
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A", "N")).Expiring().Unique("B"), Shape.Entity("Product"));
        Assert.Equal(["Create table Orders with index AIndex, whose items expire by T", "Create table Products", "Create table UniqueKeys"], (await At.ApplyAsync(schema)).Select(done => done.Step.Description));
        await FitsAsync(schema);
        Assert.Empty(await At.ApplyAsync(schema));
    }

    [Fact]
    public async Task An_entity_is_added_beside_others()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var schema = Shape.Database(Shape.Entity("Order"), Shape.Entity("Product", Shape.Index("AIndex", "A")));
        await At.ApplyAsync(schema);
        await FitsAsync(schema);
        Assert.Equal(Items, (await At.ItemsAsync("Orders")).Count);
    }

    [Fact]
    public async Task An_index_is_built_from_old_items_and_those_written_meanwhile()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A", "N")));
        await MeanwhileAsync(() => At.ApplyAsync(schema));
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
            "Index AIndex of Orders was not made: 1 values cannot be in its key. Mend these items, or remove the attribute from them, and run the same command again:\n" +
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
        await MeanwhileAsync(() => At.ApplyAsync(schema));

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
        await MeanwhileAsync(() => At.ApplyAsync(schema, new JoinCode()));

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
        await MeanwhileAsync(() => At.ApplyAsync(renamed), WithBothNames);
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
    public async Task Items_are_changed_once_with_writers_of_the_new_version_at_work()
    {
        await OrdersAsync(Shape.Entity("Order"));
        foreach (var changes in (int[])[1, 2])
        {
            var schema = Shape.Database(Shape.Entity("Order").ChangedBy(new[] { "First", "Second" }.Take(changes)));
            var code = new SuffixCode(changes);
            await MeanwhileAsync(() => At.ApplyAsync(schema, code), order => WrittenBy(code, order));
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
        Assert.Equal("ENABLED", (await At.SendAsync("DescribeContinuousBackups", """{"TableName":"Orders"}"""))["ContinuousBackupsDescription"]!["PointInTimeRecoveryDescription"]!["PointInTimeRecoveryStatus"]!.GetValue<string>());

        var back = await At.BackAsync();
        Assert.Equal(["Items of Order stay as First made them: restore the table from point-in-time recovery, or write another change that does the opposite."], back.Left);
        Assert.All(await ItemsAsync(), item => Assert.Equal(1, SuffixCode.StampOf(item)));
    }

    [Fact]
    public async Task A_table_that_the_ledger_does_not_know_loses_nothing_by_a_rename()
    {
        await At.SendAsync("CreateTable", """{"TableName":"Orders","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"}]}""");
        await WaitAsync();
        await At.PutAsync("Orders", """{"Id":{"S":"1"},"A":{"S":"precious"}}""");
        await At.PutAsync("Orders", """{"Id":{"S":"2"},"D":{"S":"precious too"}}""");
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order").Named("A", "A", "D")));
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order").Named("A", "D", "A")));
        Assert.Equal(["precious", "precious too"], (await StoredAsync()).Select(item => item["D"]!["S"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_value_that_could_not_be_copied_is_not_given_up()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.PutAsync("Orders", $"{{\"Id\":{{\"S\":\"large\"}},\"A\":{{\"S\":\"{new string('a', 250 * 1024)}\"}}}}");
        Assert.Equal(1, (await At.ApplyAsync(Shape.Database(Shape.Entity("Order").Named("A", "D", "A")))).Single().Quarantined);
        foreach (var next in (EntitySchema[])[Shape.Entity("Order").Named("A", "D"), Shape.Entity("Order").Named("A", "A", "D")])
        {
            var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.ApplyAsync(Shape.Database(next)));
            Assert.StartsWith("Some items of Order could not get as D what they have as A.", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_table_that_an_entity_was_moved_to_is_not_dropped_on_the_way_back_while_it_holds_items()
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order")));
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order") with { TableName = "Orders2" }));
        await At.PutAsync("Orders2", """{"Id":{"S":"1"}}""");
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.BackAsync());
        Assert.Contains("--destroy Orders2", refused.Message, StringComparison.Ordinal);
        Assert.Single(await At.ItemsAsync("Orders2"));
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
        await MeanwhileAsync(() => At.ApplyAsync(schema));
        await FitsAsync(schema);
        Assert.Equal((await StoredAsync()).Count(item => item.ContainsKey("A") && item.ContainsKey("B")), (await At.ItemsAsync("Orders", "AIndex")).Count);
    }

    [Fact]
    public async Task Indexes_are_added_and_dropped_one_after_the_other()
    {
        await OrdersAsync(Shape.Entity("Order", Shape.Index("AIndex", "A"), Shape.Index("OldIndex", "N")));
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A"), Shape.Index("BIndex", "B"), Shape.Index("CIndex", "C", "N")));
        await MeanwhileAsync(() => At.ApplyAsync(schema));
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
    public async Task A_table_is_dropped_by_name_only_and_only_if_FauxSql_made_it()
    {
        await At.SendAsync("CreateTable", """{"TableName":"Strangers","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"}]}""");
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order"), Shape.Entity("Old")));
        await At.PutAsync("Olds", """{"Id":{"S":"1"}}""");
        var plan = await At.PlanAsync(Shape.Database(Shape.Entity("Order")));

        Assert.Equal("Olds", Assert.Single(plan.Steps).Subject);
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => SchemaChange.ApplyAsync(At.Backend, plan, Place.Options, null, TestContext.Current.CancellationToken));
        Assert.Equal("The plan takes away what cannot be had back as it was. Nothing was changed. If that is what you want, say so with --destroy Olds.", refused.Message);
        refused = await Assert.ThrowsAsync<EvolutionException>(() => SchemaChange.ApplyAsync(At.Backend, plan, Place.Options with { Destroy = ["Olds", "Orders"] }, null, TestContext.Current.CancellationToken));
        Assert.Equal("The plan destroys no Orders. It destroys Olds. Nothing was changed.", refused.Message);
        Assert.Single(await At.ItemsAsync("Olds"));

        await At.ApplyAsync(plan);
        Assert.Equal(["Orders", "Strangers", "_fx.Changes"], await TablesAsync());
        await FitsAsync(plan.Schema);
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
    public async Task Expiry_is_started_and_stopped()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order").Expiring()));
        Assert.Equal("ENABLED", await ExpiryAsync());
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order")));
        Assert.Equal("DISABLED", await ExpiryAsync());
        Assert.Equal(Items, (await At.ItemsAsync("Orders")).Count);
    }

    [Fact]
    public async Task Values_become_unique_and_stop_to_be()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var unique = Shape.Database(Shape.Entity("Order").Unique("C"));
        await At.ApplyAsync(unique);
        await FitsAsync(unique);
        Assert.Equal((await StoredAsync()).Where(item => item.ContainsKey("C")).Select(item => $"Order.C#{item["C"]!["S"]}").Order(StringComparer.Ordinal), await ClaimsAsync());

        await At.ApplyAsync(Shape.Database(Shape.Entity("Order"), Shape.Entity("User").Unique("A")));
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
    public async Task Two_at_once_are_told_of_each_other_and_one_waits_if_it_is_told_to()
    {
        var schema = Shape.Database(Shape.Entity("Order"));
        await At.ApplyAsync(schema);
        var database = new SchemaDatabase(At.Backend, new MultiTableLayout(), schema);
        var first = await Lease.TakeAsync(database, "Ann", TimeSpan.FromSeconds(2), isPatient: false, _ => { }, TimeProvider.System, TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.ApplyAsync(schema));
        Assert.Equal("Ann is changing these tables right now. Wait until that is done, or wait here with --wait.", refused.Message);

        var second = SchemaChange.ApplyAsync(At.Backend, await At.PlanAsync(schema), Place.Options with { IsPatient = true }, null, TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        await second;
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
    public async Task A_table_with_items_is_dropped_on_the_way_back_by_name()
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order")));
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order"), Shape.Entity("Product")));
        await At.PutAsync("Products", """{"Id":{"S":"1"}}""");
        Assert.Empty((await At.BackAsync(destroy: "Products")).Left);
        Assert.Equal(["Orders", "_fx.Changes"], await TablesAsync());
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
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 2 })));
        var runs = await new Ledger(new SchemaDatabase(At.Backend, new MultiTableLayout(), Shape.Database())).RunsAsync(TestContext.Current.CancellationToken);
        var run = runs.OrderBy(one => one.Began).Last();
        Assert.Equal("a test", run.Who);
        Assert.NotNull(run.Ended);
        Assert.Equal(["", $"{Items} items changed, 0 put aside", ""], run.Done.Select(step => step.Figures));
    }

    private static DatabaseSchema Derived => Shape.Database(Shape.Entity("Order", Shape.Index("BIndex", "B")).Derived("B", "A", "N"));

    private async Task<IEnumerable<string>> TablesAsync() =>
        (await At.SendAsync("ListTables", "{}"))["TableNames"]!.AsArray().Select(name => name!.GetValue<string>()).Order(StringComparer.Ordinal);

    private async Task OrdersAsync(EntitySchema entity)
    {
        await At.ApplyAsync(Shape.Database(entity));
        await FillAsync();
    }

    private async Task FillAsync()
    {
        foreach (var number in Enumerable.Range(0, Items))
            await At.PutAsync("Orders", Order(number));
    }

    // Some lack A, some B; C is different in each.
    private static string Order(int number)
    {
        var item = new JsonObject
        {
            ["Id"] = new JsonObject { ["S"] = Place.Number(number) },
            ["C"] = new JsonObject { ["S"] = $"c{number}" },
            ["N"] = new JsonObject { ["N"] = Place.Number(number) },
        };
        if (number % 3 != 0)
            item["A"] = new JsonObject { ["S"] = $"a{number % 7}" };
        if (number % 5 != 0)
            item["B"] = new JsonObject { ["S"] = $"b{number % 4}" };
        return item.ToJsonString();
    }

    // An application that inserts, changes and deletes while the tables are changed.
    private async Task MeanwhileAsync(Func<Task> change, Func<string, string>? written = null)
    {
        using var done = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var number = 0; !done.IsCancellationRequested || number < 60; number++)
            {
                var id = Items - 40 + (number % 80);
                if (number % 4 == 3)
                    await At.SendAsync("DeleteItem", $$$$"""{"TableName":"Orders","Key":{"Id":{"S":"{{{{id}}}}"}}}""");
                else
                {
                    var item = Order(id).Replace("a1", "a" + Place.Number(number), StringComparison.Ordinal);
                    await At.PutAsync("Orders", written is null ? item : written(item));
                }

                await Task.Delay(1);
            }
        });
        await change();
        await done.CancelAsync();
        await writing;
    }

    private static string WithBothNames(string json)
    {
        var item = JsonNode.Parse(json)!.AsObject();
        if (item["A"] is { } value)
            item["D"] = value.DeepClone();
        return item.ToJsonString();
    }

    // As the new version stores it: with the changes, and their number. What none of them takes it does not write.
    private static string WrittenBy(SuffixCode code, string order)
    {
        var item = JsonNode.Parse(order)!.AsObject();
        return item["N"]!["N"]!.GetValue<string>() == "77" ? order : code.Changed(item).ToJsonString();
    }

    private async Task<IReadOnlyList<JsonObject>> ItemsAsync() => [.. (await At.StoredAsync("Orders")).Select(item => JsonNode.Parse(item)!.AsObject())];

    private async Task<IReadOnlyList<JsonObject>> StoredAsync() => [.. (await At.ItemsAsync("Orders")).Select(item => JsonNode.Parse(item)!.AsObject())];

    // An index without a projection of its own holds every item that has its key, whole.
    private async Task IsWholeAsync(string index, Func<JsonObject, bool> has) =>
        Assert.Equal((await StoredAsync()).Where(has).Select(Place.Plain).Order(StringComparer.Ordinal), await At.ItemsAsync("Orders", index));

    private async Task<IReadOnlyList<string>> ClaimsAsync() =>
        [.. (await At.ItemsAsync("UniqueKeys")).Select(claim => JsonNode.Parse(claim)!["Claim"]!["S"]!.GetValue<string>()).Order(StringComparer.Ordinal)];

    private async Task<string> ExpiryAsync() => (await At.SendAsync("DescribeTimeToLive", """{"TableName":"Orders"}"""))["TimeToLiveDescription"]!["TimeToLiveStatus"]!.GetValue<string>();

    private async Task WaitAsync()
    {
        while ((await At.SendAsync("DescribeTable", """{"TableName":"Orders"}"""))["Table"]!["TableStatus"]!.GetValue<string>() != "ACTIVE")
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    private async Task FitsAsync(DatabaseSchema schema)
    {
        var plan = await At.PlanAsync(schema);
        Assert.Equal([], plan.Steps.Select(step => step.Description));
        Assert.Empty(plan.Problems);
        Assert.Empty(plan.Drift);
    }

    private sealed class StopBeforeIndex(CancellationTokenSource stop) : IProgress<ApplyProgress>
    {
        public void Report(ApplyProgress value)
        {
            if (value.Step is CreateIndex)
                stop.Cancel();
        }
    }
}
