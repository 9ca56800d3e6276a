using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Tests.Yard;
using FauxSql.Schema;
using Microsoft.Extensions.Time.Testing;

namespace FauxSql.Evolution.Tests.Planning;

/// <summary>Plans made while the service still works on tables and indexes, and carried out when it is done.</summary>
public sealed class UnsettledTests
{
    private static readonly DatabaseSchema Plain = Shape.Database(Shape.Entity("Order"));
    private static readonly DatabaseSchema Indexed = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")));
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task An_index_may_become_active_between_plan_and_apply()
    {
        await using var engine = Slow();
        var place = await LeftAsync(engine, Plain);
        _time.AutoAdvanceAmount = TimeSpan.Zero;
        await place.SendAsync("UpdateTable", """
            {"TableName":"Orders","AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"},{"AttributeName":"A","AttributeType":"S"}],
             "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"AIndex","KeySchema":[{"AttributeName":"A","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}}]}
            """);
        var plan = await place.PlanAsync(Indexed);
        Assert.Equal("AIndex", Assert.IsType<AwaitIndex>(Assert.Single(plan.Steps)).Index);

        _time.Advance(TimeSpan.FromMinutes(1));
        while ((await place.PlanAsync(Indexed)).Steps.Count > 0)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Empty(await place.ApplyAsync(plan));
        Assert.Empty((await place.PlanAsync(Indexed)).Steps);
    }

    [Fact]
    public async Task A_finder_says_that_its_index_is_being_built_unless_another_answers_for_it()
    {
        await using var engine = Slow();
        var yard = new YardDb(engine);
        var place = await LeftAsync(engine, yard.Schema.WithIndexes());
        await yard.Crates.PutAsync(new Crate { CrateId = "1", Lane = "A", Weight = 7 });
        await MakeAsync("LaneIndex", "ALL");
        var refused = await Assert.ThrowsAsync<IndexNotReadyException>(() => yard.Crates.ByLane("A").ToListAsync());
        Assert.Equal(("Crate", "LaneIndex", true), (refused.Entity, refused.Index, refused.IsBuilding));
        Assert.Equal("Query: index LaneIndex of Crate is still being built. Read again when it is active, as 'fauxsql plan' tells", refused.Message);
        Assert.Equal("LaneIndex", Assert.IsType<AwaitIndex>((await place.PlanAsync(yard.Schema.WithIndexes("LaneIndex"))).Steps[0]).Index);

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(7, Assert.Single(await yard.Crates.ByLane("A").ToListAsync()).Weight);
        await MakeAsync("SmallLaneIndex", "KEYS_ONLY");
        Assert.Equal(7, Assert.Single(await yard.Crates.BySmallLane("A").ToListAsync()).Weight);
        Assert.Equal("SmallLaneIndex", Assert.IsType<AwaitIndex>((await place.PlanAsync(yard.Schema.WithIndexes("LaneIndex", "SmallLaneIndex"))).Steps[0]).Index);

        async Task MakeAsync(string index, string projection)
        {
            _time.AutoAdvanceAmount = TimeSpan.Zero;
            await place.SendAsync("UpdateTable", $$$$"""
                {"TableName":"Crates","AttributeDefinitions":[{"AttributeName":"CrateId","AttributeType":"S"},{"AttributeName":"Lane","AttributeType":"S"},{"AttributeName":"Weight","AttributeType":"N"}],
                 "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"{{{{index}}}}","KeySchema":[{"AttributeName":"Lane","KeyType":"HASH"},{"AttributeName":"Weight","KeyType":"RANGE"}],"Projection":{"ProjectionType":"{{{{projection}}}}"}}}]}
                """);
        }
    }

    [Fact]
    public async Task An_index_may_be_gone_at_last_between_plan_and_apply()
    {
        await using var engine = Slow();
        var place = await LeftAsync(engine, Indexed);
        _time.AutoAdvanceAmount = TimeSpan.Zero;
        await place.SendAsync("UpdateTable", """{"TableName":"Orders","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"AIndex"}}]}""");
        var plan = await place.PlanAsync(Plain);
        Assert.Empty(plan.Steps);

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await place.ApplyAsync(plan));
        Assert.Empty((await place.PlanAsync(Plain)).Steps);
    }

    [Fact]
    public async Task A_table_that_is_being_deleted_is_made_again_once_it_is_gone()
    {
        await using var engine = Slow();
        var place = await LeftAsync(engine, Plain);
        _time.AutoAdvanceAmount = TimeSpan.Zero;
        await place.SendAsync("DeleteTable", """{"TableName":"Orders"}""");
        var plan = await place.PlanAsync(Indexed);
        Assert.IsType<CreateTable>(Assert.Single(plan.Steps));

        _time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        Assert.Single(await place.ApplyAsync(plan));
        Assert.Empty((await place.PlanAsync(Indexed)).Steps);
    }

    // Each look at the clock lets time go by, so that waiting ends.
    private EmbeddedDynamo Slow() => EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { Time = _time, StateDelay = TimeSpan.FromSeconds(10) });

    private async Task<Place> LeftAsync(EmbeddedDynamo engine, DatabaseSchema schema)
    {
        _time.AutoAdvanceAmount = TimeSpan.FromMinutes(1);
        var place = new Place(engine);
        await place.ApplyAsync(schema);
        return place;
    }
}
