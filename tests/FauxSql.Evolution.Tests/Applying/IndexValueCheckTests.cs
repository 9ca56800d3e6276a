using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Values are looked at before an index is made.</summary>
public sealed class IndexValueCheckTests : EndpointSuite<InProcess>
{
    [Fact]
    public async Task A_sensitive_key_of_an_item_that_stands_in_the_way_is_not_shown()
    {
        var order = Shape.Entity("Order", Shape.Index("AIndex", "A"));
        order = order with { Attributes = order.Attributes.Select(attribute => attribute.Name == "Id" ? attribute with { Role = AttributeRole.Sensitive } : attribute).ToValueList() };
        await At.ApplyAsync(Shape.Database(order with { Indexes = [] }));
        await At.PutAsync("Orders", """{"Id":{"S":"secret"},"A":{"N":"1"}}""");
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.ApplyAsync(Shape.Database(order)));
        Assert.EndsWith("\n  •••: A is of type Number, not String", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_may_have_a_prefix()
    {
        var layout = new MultiTableLayout("dev-");
        foreach (var schema in (DatabaseSchema[])[Shape.Database(Shape.Entity("Order")), Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")))])
        {
            var live = await LiveState.ReadAsync(At.Backend, schema, layout, TestContext.Current.CancellationToken);
            await SchemaChange.ApplyAsync(At.Backend, SchemaPlan.Of(schema, layout, live), Place.Options, null, TestContext.Current.CancellationToken);
            await At.PutAsync("dev-Orders", Order(1));
        }

        Assert.Single(await At.ItemsAsync("dev-Orders", "AIndex"));
    }
}
