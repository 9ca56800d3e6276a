using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Changes of items, on a live endpoint whose tables a stack owns.</summary>
public abstract class StagedSuite<TEndpoint> : EndpointSuite<TEndpoint>
    where TEndpoint : IEndpoint, new()
{
    private static readonly DatabaseSchema Sharded = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 3 }, Shape.Index("BIndex", "B")));

    [Fact]
    public async Task Items_are_filled_before_the_stack_makes_the_index_while_they_are_written()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var stack = await StackAsync();
        var stages = (await At.PlanAsync(Sharded)).Stages;
        Assert.Equal(
            ["data: CheckIndexValues, CheckIndexValues, FillKeys", "deploy: CreateIndex", "deploy: CreateIndex", "data: "],
            stages.Select(stage => $"{(stage.IsDataOnly ? "data" : "deploy")}: {string.Join(", ", stage.Steps.Select(step => step.GetType().Name))}"));
        await UndisturbedAsync(
            async _ =>
            {
                Assert.Equal(3, (await ApplyItemsAsync(Sharded)).Count);
                await stack.DeployAsync(stages[1].Tables);
                await stack.DeployAsync(stages[2].Tables);
                Assert.Empty(await ApplyItemsAsync(Sharded));
            },
            order => order[..^1] + $",\"_fx.shard3\":{{\"N\":\"{order.Length % 3}\"}}}}");
        await FitsAsync(Sharded);
        Assert.Empty((await At.PlanAsync(Sharded)).Stages);
        await IsWholeAsync("AIndex", item => item.ContainsKey("A"));
        await IsWholeAsync("BIndex", item => item.ContainsKey("B"));
    }

    [Fact]
    public async Task What_is_done_is_not_done_again_while_the_stack_is_waited_for_unless_the_model_changes()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await ApplyItemsAsync(Sharded);
        Assert.Equal([typeof(CreateIndex), typeof(CreateIndex)], (await At.PlanAsync(Sharded)).Steps.Select(step => step.GetType()));
        Assert.Empty(await ApplyItemsAsync(Sharded));

        // Another model may have been there meanwhile, whose versions wrote what this one's fill would have missed.
        var other = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 3 }));
        Assert.Equal([typeof(CheckIndexValues), typeof(FillKeys), typeof(CreateIndex)], (await At.PlanAsync(other)).Steps.Select(step => step.GetType()));
        Assert.Empty(await ApplyItemsAsync(Shape.Database(Shape.Entity("Order"))));
        Assert.Equal([typeof(CheckIndexValues), typeof(CheckIndexValues), typeof(FillKeys), typeof(CreateIndex), typeof(CreateIndex)], (await At.PlanAsync(Sharded)).Steps.Select(step => step.GetType()));
    }

    [Fact]
    public async Task What_another_model_did_meanwhile_is_done_again()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}""");
        var (joined, other) = (Shape.Database(Shape.Entity("Order", Shape.Index("BIndex", "B")).Derived("B", "A", "N")), Shape.Database(Shape.Entity("Order", Shape.Index("BIndex", "B")).Derived("B", "A")));
        foreach (var schema in (DatabaseSchema[])[joined, other, joined])
        {
            Assert.Equal([typeof(FillDerived), typeof(CreateIndex)], (await At.PlanAsync(schema)).Steps.Select(step => step.GetType()));
            await ApplyItemsAsync(schema);
        }
    }

    [Fact]
    public async Task Starting_over_by_the_model_before_holds_once_the_index_is_there_too()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var stack = await StackAsync();
        var stages = (await At.PlanAsync(Sharded)).Stages;
        await ApplyItemsAsync(Sharded);
        await stack.DeployAsync(stages[1].Tables);
        await At.PutAsync("Orders", """{"Id":{"S":"of a version before"},"A":{"S":"a"}}""");
        await ApplyItemsAsync(Shape.Database(Shape.Entity("Order")));
        await ApplyItemsAsync(Sharded);
        await stack.DeployAsync(stages[2].Tables);
        await ApplyItemsAsync(Sharded);
        Assert.Empty((await At.PlanAsync(Sharded)).Stages);
        await IsWholeAsync("AIndex", item => item.ContainsKey("A"));
    }

    [Fact]
    public async Task A_change_that_is_given_up_half_way_is_taken_back_by_the_model_before()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}""");
        var before = Shape.Database(Shape.Entity("Order", Shape.Index("OldIndex", "A")).Derived("B", "A", "N").Unique("C"));
        await At.ApplyAsync(before, new JoinCode());
        var (stored, claims) = (await StoredTextsAsync(), await ClaimsAsync());

        // B becomes A alone, and C is no longer unique, before the stack makes an index and takes one away.
        var after = Shape.Database(Shape.Entity("Order", Shape.Index("BIndex", "B")).Derived("B", "A"), Shape.Entity("Other").Unique("C"));
        var stack = new Stack(At, [.. new MultiTableLayout().Tables(before)]);
        foreach (var stage in (await At.PlanAsync(after)).Stages.SkipLast(2))
        {
            if (stage.IsDataOnly)
                await ApplyItemsAsync(after, new CopyCode());
            else
                await stack.DeployAsync(stage.Tables);
        }

        Assert.NotEqual(stored, await StoredTextsAsync());
        Assert.Empty(await ClaimsAsync());
        foreach (var stage in (await At.PlanAsync(before)).Stages)
        {
            if (stage.IsDataOnly)
                await ApplyItemsAsync(before);
            else
                await stack.DeployAsync(stage.Tables);
        }

        Assert.Equal(stored, await StoredTextsAsync());
        Assert.Equal(claims, await ClaimsAsync());
        Assert.Equal(["Orders", "UniqueKeys", "_fx.Changes"], await TablesAsync());
        await FitsAsync(before);
    }

    [Fact]
    public async Task A_table_of_a_change_that_is_given_up_is_not_forgotten()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var after = Shape.Database([.. Sharded.Entities, Shape.Entity("Product")]);
        await (await StackAsync()).DeployAsync((await At.PlanAsync(after)).Stages[0].Tables);
        await ApplyItemsAsync(after);
        Assert.Equal("Products", Assert.IsType<DropTable>(Assert.Single((await At.PlanAsync(Shape.Database(Shape.Entity("Order")))).Steps)).Table);
    }

    [Fact]
    public async Task An_item_that_is_put_aside_keeps_the_stage_open()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("BIndex", "B")).Derived("B", "A", "N"));
        Assert.Equal(1, Assert.Single(await ApplyItemsAsync(schema)).Quarantined);
        Assert.Equal([typeof(FillDerived), typeof(CreateIndex)], (await At.PlanAsync(schema)).Steps.Select(step => step.GetType()));
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}""");
        await ApplyItemsAsync(schema);
        Assert.Equal([typeof(CreateIndex)], (await At.PlanAsync(schema)).Steps.Select(step => step.GetType()));
    }

    [Fact]
    public async Task A_unique_value_a_renamed_attribute_and_changed_items_come_the_same_way()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}""");
        var stack = await StackAsync();
        foreach (var (schema, kinds) in (IEnumerable<(DatabaseSchema, string[])>)[
            (Shape.Database(Shape.Entity("Order").Unique("C")), ["CreateTable", "ClaimValues"]),
            (Shape.Database(Shape.Entity("Order", Shape.Index("DIndex", "D")).Unique("C").Named("A", "D", "A")), ["CopyValues", "CheckIndexValues", "CreateIndex"]),
            (Shape.Database(Shape.Entity("Order", Shape.Index("DIndex", "D")).Unique("C").Named("A", "D", "A").ChangedBy("First")), ["ChangeItems"]),
            (Shape.Database(Shape.Entity("Order").Named("A", "D").ChangedBy("First").Expiring().Protected()), ["StartExpiry", "SetProtection", "RemoveValues", "DropIndex", "DropTable"])])
        {
            var plan = await At.PlanAsync(schema);
            Assert.Equal(kinds, plan.Steps.Select(step => step.GetType().Name));
            foreach (var stage in plan.Stages)
            {
                if (stage.IsDataOnly)
                    await ApplyItemsAsync(schema, new SuffixCode(1));
                else
                    await stack.DeployAsync(stage.Tables);
            }

            await FitsAsync(schema);
        }

        Assert.Equal(["Orders", "_fx.Changes"], await TablesAsync());
        Assert.All(await StoredAsync(), item => Assert.False(item.ContainsKey("A")));
        Assert.All(await StoredAsync(), item => Assert.EndsWith("+", item["C"]!["S"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_written_over_must_be_recoverable_which_is_the_stacks_to_see_to()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var plan = await At.PlanAsync(Shape.Database(Shape.Entity("Order").ChangedBy("First")));
        var options = Place.Options with { Code = new SuffixCode(1), IsDataOnly = true, AreOldVersionsGone = true };
        var far = new ItemsOnlyBackend(At.Backend) { IsLocal = false };
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => SchemaChange.ApplyAsync(far, plan, options, null, TestContext.Current.CancellationToken));
        Assert.Equal("Items of Orders are left as they are: the table has no point-in-time recovery, so what this step writes over could not be had back. Turn it on in the stack that the table belongs to, and run the same command again.", refused.Message);
        Assert.All(await StoredAsync(), item => Assert.False(item.ContainsKey("_fx.change")));

        await At.SendAsync("UpdateContinuousBackups", """{"TableName":"Orders","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true}}""");
        Assert.Equal(Items - 1, Assert.Single(await SchemaChange.ApplyAsync(far, await At.PlanAsync(plan.Schema), options, null, TestContext.Current.CancellationToken)).Items);
    }

    [Fact]
    public async Task The_way_back_is_the_owners_too()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}""");
        await ApplyItemsAsync(Shape.Database(Shape.Entity("Order").ChangedBy("First")), new SuffixCode(1));
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.BackAsync());
        Assert.StartsWith("The last plan left the tables to others ('--data-only'), who alone take back what they did. Nothing was changed.", refused.Message, StringComparison.Ordinal);

        // The stack alone changed something, which FauxSql wrote down.
        var expiring = Shape.Database(Shape.Entity("Order").ChangedBy("First").Expiring());
        await (await StackAsync()).DeployAsync((await At.PlanAsync(expiring)).Stages[0].Tables);
        Assert.Empty(await ApplyItemsAsync(expiring));
        refused = await Assert.ThrowsAsync<EvolutionException>(() => At.BackAsync());
        Assert.StartsWith("The last plan left the tables to others", refused.Message, StringComparison.Ordinal);

        await ApplyItemsAsync(Shape.Database(Sharded.Entities[0].ChangedBy("First").Expiring()));
        refused = await Assert.ThrowsAsync<EvolutionException>(() => At.BackAsync());
        Assert.Equal("A plan of a test was begun and is not done. Carry it out with 'fauxsql apply --data-only' first.", refused.Message);
    }

    private async Task<IReadOnlyList<AppliedStep>> ApplyItemsAsync(DatabaseSchema schema, IItemCode? code = null) =>
        await At.ApplyItemsAsync(await At.PlanAsync(schema), code ?? new JoinCode(), new ItemsOnlyBackend(At.Backend));

    private async Task<IReadOnlyList<string>> StoredTextsAsync() => [.. (await StoredAsync()).Select(Place.Plain).Order(StringComparer.Ordinal)];

    private async Task<Stack> StackAsync() => new(At, [.. new MultiTableLayout().Tables((await At.PlanAsync(Shape.Database(Shape.Entity("Order")))).Schema)]);
}
