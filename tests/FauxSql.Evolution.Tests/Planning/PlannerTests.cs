using FauxSql.Evolution.Live;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Planning;

public sealed class PlannerTests
{
    private static readonly MultiTableLayout Layout = new();

    [Fact]
    public void A_model_and_its_own_snapshot_differ_in_nothing() => Assert.Empty(Plan(Broad, Broad).Steps);

    [Fact]
    public void An_entity_that_is_new_gets_a_table_at_once()
    {
        var step = Assert.IsType<CreateTable>(Assert.Single(Plan(Shape.Database(Shape.Entity("Order")), Shape.Database(Shape.Entity("Order"), Shape.Entity("Product", Shape.Index("AIndex", "A")))).Steps));
        Assert.Equal("Create table Products with index AIndex", step.Description);
        Assert.Equal(Severity.Safe, step.Severity);
    }

    [Fact]
    public void An_index_is_made_after_its_values_were_looked_at() => Assert.Equal(
        ["Look for items of Orders whose A, N cannot be in a key: of another type, empty, or too long", "Create index AIndex of Orders by A + N"],
        Descriptions(Shape.Entity("Order"), Shape.Entity("Order", Shape.Index("AIndex", "A", "N"))));

    [Fact]
    public void A_sharded_index_finds_old_items_once_they_are_filled() => Assert.Equal(
        [
            "Look for items of Orders whose A cannot be in a key: of another type, empty, or too long",
            "Give items of Orders that lack it _fx.shard4, so that their index finds them",
            "Create index AIndex of Orders by A + _fx.shard4",
        ],
        Descriptions(Shape.Entity("Order"), Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 4 })));

    [Fact]
    public void A_derived_attribute_is_computed_before_its_index_is_made() => Assert.Equal(
        [
            "Give items of Orders B, which the project's code derives from A, N",
            "Create index BIndex of Orders by B",
        ],
        Descriptions(Shape.Entity("Order"), Shape.Entity("Order", Shape.Index("BIndex", "B")).Derived("B", "A", "N")));

    [Fact]
    public void An_index_of_another_table_by_the_same_name_is_still_looked_at_first() => Assert.Equal(
        "Bills",
        Assert.Single(Plan(
            Shape.Database(Shape.Entity("Bill"), Shape.Entity("Order")),
            Shape.Database(Shape.Entity("Bill", Shape.Index("BIndex", "B")), Shape.Entity("Order", Shape.Index("BIndex", "B")).Derived("B", "A"))).Steps.OfType<CheckIndexValues>()).Table);

    [Fact]
    public void An_attribute_that_is_derived_from_something_else_is_computed_anew_and_so_are_its_claims() => Assert.Equal(
        [typeof(FillDerived), typeof(ReleaseValues), typeof(ClaimValues)],
        Plan(Shape.Entity("Order").Derived("B", "A").Unique("B"), Shape.Entity("Order").Derived("B", "C").Unique("B")).Steps.Select(step => step.GetType()));

    [Fact]
    public void A_name_that_is_written_too_needs_nothing() => Assert.Empty(Plan(Shape.Entity("Order"), Shape.Entity("Order").Named("A", "A", "D")).Steps);

    [Fact]
    public void A_name_that_counts_from_now_on_is_copied_before_its_index_is_looked_at() => Assert.Equal(
        [typeof(CopyValues), typeof(CheckIndexValues), typeof(CreateIndex), typeof(DropIndex)],
        Plan(Shape.Entity("Order", Shape.Index("AIndex", "A")), Shape.Entity("Order", Shape.Index("DIndex", "D")).Named("A", "D", "A")).Steps.Select(step => step.GetType()));

    [Fact]
    public void A_name_that_is_given_up_is_removed() => Assert.Equal(
        ["Remove A, a name that was given up, from items of Orders"], Descriptions(Shape.Entity("Order").Named("A", "D", "A"), Shape.Entity("Order").Named("A", "D")));

    [Fact]
    public void What_the_model_does_not_say_of_billing_and_protection_is_left() =>
        Assert.Empty(Plan(Shape.Entity("Order", Shape.Index("AIndex", "A")).Provisioned(5, 5).Protected(), Shape.Entity("Order", Shape.Index("AIndex", "A"))).Steps);

    [Fact]
    public void A_table_is_provisioned_after_its_items_were_changed_and_billed_on_demand_before()
    {
        var (index, none) = (Shape.Index("AIndex", "A") with { Shards = 2 }, Shape.Entity("Order"));
        Assert.Equal([typeof(CheckIndexValues), typeof(FillKeys), typeof(CreateIndex), typeof(SetBilling)], Kinds(none.OnDemand(), Shape.Entity("Order", index).Provisioned(5, 5)));
        Assert.Equal([typeof(SetBilling), typeof(CheckIndexValues), typeof(FillKeys), typeof(CreateIndex)], Kinds(none.Provisioned(5, 5), Shape.Entity("Order", index).OnDemand()));
        Assert.Equal([typeof(SetBilling), typeof(CheckIndexValues), typeof(FillKeys), typeof(CreateIndex)], Kinds(none.Provisioned(5, 5), Shape.Entity("Order", index).Provisioned(6, 5)));
        Assert.Equal([typeof(CheckIndexValues), typeof(FillKeys), typeof(CreateIndex), typeof(SetBilling)], Kinds(none.Provisioned(5, 5), Shape.Entity("Order", index).Provisioned(6, 4)));
        static IEnumerable<Type> Kinds(EntitySchema before, EntitySchema after) => Plan(before, after).Steps.Select(step => step.GetType());
    }

    [Fact]
    public void Steps_say_what_billing_and_protection_mean()
    {
        var provisioned = Assert.IsType<SetBilling>(Assert.Single(Plan(Shape.Entity("Order", Shape.Index("AIndex", "A")).OnDemand(), Shape.Entity("Order", Shape.Index("AIndex", "A")).Provisioned(100, 50)).Steps));
        Assert.Equal("Bill table Orders as provisioned with 100 read and 50 write units a second instead of on demand, and each of its indexes the same", provisioned.Description);
        Assert.Equal("Reads and writes go on; it takes minutes. What is more than that in a second is throttled afterwards. It costs about $65.52 in 30 days, used or not.", provisioned.Meanwhile);
        Assert.Equal((Severity.Slow, "Bill it on demand again.", "Orders"), (provisioned.Severity, provisioned.Undo, provisioned.Subject));

        var onDemand = Assert.Single(Plan(Shape.Entity("Order").Provisioned(5, 5), Shape.Entity("Order").OnDemand()).Steps);
        Assert.Equal("Bill table Orders on demand instead of as provisioned with 5 read and 5 write units a second", onDemand.Description);
        Assert.Contains("four times in 24 hours", onDemand.Meanwhile, StringComparison.Ordinal);

        var steps = Plan(Shape.Database(Shape.Entity("Order"), Shape.Entity("Other").Protected()), Shape.Database(Shape.Entity("Order").Protected(), Shape.Entity("Other").Protected(isOn: false))).Steps;
        Assert.Equal(["Protect table Orders against deletion", "No longer protect table Others against deletion"], steps.Select(step => step.Description));
        Assert.All(steps, step => Assert.Equal(Severity.Safe, step.Severity));
    }

    [Fact]
    public void Another_capacity_makes_another_plan() => Assert.NotEqual(
        Plan(Shape.Database(), Shape.Database(Shape.Entity("Order").Provisioned(5, 5))).Id, Plan(Shape.Database(), Shape.Database(Shape.Entity("Order").Provisioned(5, 6))).Id);

    [Fact]
    public void What_was_derived_alike_is_left() => Assert.Empty(Plan(Shape.Entity("Order").Derived("B", "A"), Shape.Entity("Order").Derived("B", "A")).Steps);

    [Fact]
    public void A_second_index_of_as_many_shards_needs_no_filling() => Assert.DoesNotContain(
        Plan(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 4 }), Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 4 }, Shape.Index("BIndex", "B") with { Shards = 4 })).Steps, step => step is FillKeys);

    [Fact]
    public void An_index_with_another_key_is_dropped_and_made_anew()
    {
        var steps = Plan(Shape.Entity("Order", Shape.Index("AIndex", "A")), Shape.Entity("Order", Shape.Index("AIndex", "A", "N"))).Steps;
        Assert.Equal([typeof(CheckIndexValues), typeof(DropIndex), typeof(CreateIndex)], steps.Select(step => step.GetType()));
        Assert.Contains("Give the new index another name", steps[1].Meanwhile, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_renamed_is_made_before_the_old_one_is_dropped() => Assert.Equal(
        [typeof(CheckIndexValues), typeof(CreateIndex), typeof(DropIndex)],
        Plan(Shape.Entity("Order", Shape.Index("AIndex", "A")), Shape.Entity("Order", Shape.Index("AAndNIndex", "A", "N"))).Steps.Select(step => step.GetType()));

    [Fact]
    public void A_projection_is_compared_whatever_its_order() => Assert.Empty(Plan(
        Shape.Entity("Order", Shape.Index("AIndex", "A") with { Included = ["B", "C"] }), Shape.Entity("Order", Shape.Index("AIndex", "A") with { Included = ["C", "B"] })).Steps);

    [Fact]
    public void An_index_that_the_model_lacks_and_a_table_are_destroyed_by_name()
    {
        var steps = Plan(Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")), Shape.Entity("Old")), Shape.Database(Shape.Entity("Order"))).Steps;
        Assert.Equal(["Orders.AIndex", "Olds"], steps.Select(step => step.Subject));
        Assert.All(steps, step => Assert.Equal(Severity.Destructive, step.Severity));
    }

    [Fact]
    public void Values_that_become_unique_are_claimed_and_those_that_no_longer_are_released()
    {
        var (plain, unique) = (Shape.Entity("User").Unique("B"), Shape.Entity("User").Unique("A").Unique("B"));
        Assert.Equal("Users.A", Assert.IsType<ClaimValues>(Assert.Single(Plan(plain, unique).Steps)).Subject);
        Assert.Equal("User.A", Assert.IsType<ReleaseValues>(Assert.Single(Plan(unique, plain).Steps)).Subject);
        Assert.Equal([typeof(ReleaseValues), typeof(ClaimValues)], Plan(unique, Shape.Entity("User").Unique("A", within: "C").Unique("B")).Steps.Select(step => step.GetType()));
    }

    [Fact]
    public void Expiry_starts_only_by_name_and_stops_freely()
    {
        var (plain, expiring) = (Shape.Entity("Session"), Shape.Entity("Session").Expiring());
        Assert.Equal(Severity.Destructive, Assert.IsType<StartExpiry>(Assert.Single(Plan(plain, expiring).Steps)).Severity);
        Assert.Equal(Severity.Safe, Assert.IsType<StopExpiry>(Assert.Single(Plan(expiring, plain).Steps)).Severity);
    }

    [Fact]
    public void A_key_never_changes()
    {
        var other = Shape.Entity("Order") with { Key = new KeySchema(["A"], ["N"]) };
        Assert.Equal(
            "Table Orders has the key Id (String), and the model A (String) + N (Number): a table never changes its key. " +
            "Give the entity another table, as in [Table(\"…\")], and copy its items with 'fauxsql export' and 'fauxsql import'.",
            Assert.Single(Plan(Shape.Entity("Order"), other).Problems));
    }

    [Fact]
    public void A_definition_reads_as_it_was_written()
    {
        foreach (var table in Layout.Tables(Broad))
            Assert.Equal(TableDefinitionJson.Write(table), TableDefinitionJson.Write(TableDefinitionJson.Read(TableDefinitionJson.Write(table))));
    }

    [Fact]
    public void Two_hundred_tables_are_compared()
    {
        var before = Shape.Database(Enumerable.Range(0, 200).Select(number => Shape.Entity($"Entity{number}", Shape.Index("AIndex", "A"))));
        var after = Shape.Database(before.Entities.Select(entity => entity with { Indexes = [.. entity.Indexes, Shape.Index("BIndex", "B")] }));
        Assert.Equal(400, Plan(before, after).Steps.Count);
    }

    private static DatabaseSchema Broad => Shape.Database(
        Shape.Entity("Order", Shape.Index("AIndex", "A", "N"), Shape.Index("BIndex", "B") with { Shards = 3, Included = ["C", "A"] }).Expiring().Unique("A"),
        Shape.Entity("Blob") with { Key = new KeySchema(["Id"], ["N"]) });

    private static string[] Descriptions(EntitySchema before, EntitySchema after) => [.. Plan(before, after).Steps.Select(step => step.Description)];

    private static SchemaPlan Plan(EntitySchema before, EntitySchema after) => Plan(Shape.Database(before), Shape.Database(after));

    private static SchemaPlan Plan(DatabaseSchema before, DatabaseSchema after) => SchemaPlan.Of(after, Layout, LiveState.Of(before, Layout));
}
