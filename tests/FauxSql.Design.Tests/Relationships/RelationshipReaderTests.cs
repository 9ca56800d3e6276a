using FauxSql.Design.Relationships;

namespace FauxSql.Design.Tests.Relationships;

public sealed class RelationshipReaderTests
{
    [Theory]
    [InlineData("Shop", "Customer", "Order", Cardinality.OneToMany, RelationshipStrategy.ForeignKey, "CustomerId", "CustomerIndex")]
    [InlineData("Shop", "Order", "OrderItem", Cardinality.OneToMany, RelationshipStrategy.CompositeKey, "OrderId", null)]
    [InlineData("Shop", "Product", "OrderItem", Cardinality.OneToMany, RelationshipStrategy.ForeignKey, "ProductId", null)]
    [InlineData("Shop", "Customer", "Address", Cardinality.OneToMany, RelationshipStrategy.Embedded, "Addresses", null)]
    [InlineData("GreenMap", "Merchant", "Location", Cardinality.OneToOne, RelationshipStrategy.Embedded, "Location", null)]
    [InlineData("GreenMap", "Category", "Merchant", Cardinality.ManyToMany, RelationshipStrategy.LinkEntity, "CategoryId", "CategoryIndex")]
    [InlineData("Saas", "Organization", "Subscription", Cardinality.OneToOne, RelationshipStrategy.SameKey, "OrgId", null)]
    public void A_relationship_is_read_from_the_model(
        string sample, string source, string target, Cardinality cardinality, RelationshipStrategy strategy, string attribute, string? index)
    {
        var relationship = Assert.Single(RelationshipReader.Read(Models.Of(sample)), candidate => candidate.Source == source && candidate.Target == target);
        Assert.Equal((cardinality, strategy, attribute, index), (relationship.Cardinality, relationship.Strategy, relationship.Attribute, relationship.Index));
    }

    [Fact]
    public void A_relationship_names_the_navigations_that_follow_it_and_its_reason()
    {
        var relationship = RelationshipReader.Read(Models.Of("Shop")).Single(candidate => candidate.Target == "Order");
        Assert.Equal(["Customer.Orders", "Order.Customer"], relationship.Navigations);
        Assert.Equal("a customer has an unbounded number of orders", relationship.Because);
    }
}
