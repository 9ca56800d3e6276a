using FauxSql.Evolution.Live;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Planning;

/// <summary>
/// What steps say that they use, worked out by hand: a million items of 1,500 bytes. On demand in us-east-1 a million read units cost $0.125 and a million write units $0.625
/// (https://aws.amazon.com/dynamodb/pricing/on-demand/), and a partition reads 3,000 and writes 1,000 units a second.
/// </summary>
public sealed class EstimateTests
{
    private const long Million = 1_000_000;

    // 1,500,000,000 bytes in units of 4,096: 366,210.9. A read that may be a little behind is half of that.
    private const double AllRead = 366_211;
    private const double AllReadBehind = 183_105.5;

    // 1,500 bytes in units of 1,024 are two.
    private const double AllWritten = 2 * Million;

    private static readonly MultiTableLayout Layout = new();
    private static readonly EntitySchema Order = Shape.Entity("Order");

    [Fact]
    public void Keys_are_filled_by_reading_and_writing_every_item() =>
        Uses(new FillKeys(Order, "_fx.shard4", Orders()), AllRead, AllWritten, dollars: 0.045776375 + 1.25, seconds: 2000);

    [Fact]
    public void A_derived_value_is_filled_alike() =>
        Uses(new FillDerived(Order, Order.Derived("B", "A").Attributes.Single(attribute => attribute.Name == "B"), Orders()), AllRead, AllWritten, dollars: 1.295776375, seconds: 2000);

    [Fact]
    public void A_value_is_copied_and_removed_alike()
    {
        Uses(new CopyValues(Order, "A", "D", OnlyMissing: false, Orders()), AllRead, AllWritten, dollars: 1.295776375, seconds: 2000);
        Uses(new RemoveValues(Order, "A", Orders()), AllRead, AllWritten, dollars: 1.295776375, seconds: 2000);
    }

    [Fact]
    public void Items_are_changed_alike() =>
        Uses(new ChangeItems(Order.ChangedBy("First"), Order.ChangedBy("First").Changes, Orders()), AllRead, AllWritten, dollars: 1.295776375, seconds: 2000);

    // Each index that holds what is written is written too.
    [Fact]
    public void An_index_costs_as_much_again_if_it_holds_what_is_written()
    {
        IndexSchema[] indexes = [Shape.Index("AIndex", "A"), Shape.Index("BIndex", "B") with { Included = ["D"] }, Shape.Index("CIndex", "C", "N") with { Included = [] }];
        Uses(new FillKeys(Order, "_fx.shard4", Orders(indexes)), AllRead, 2 * AllWritten, dollars: 0.045776375 + 2.50, seconds: 4000); // AIndex, which holds everything
        Uses(new CopyValues(Order, "A", "D", OnlyMissing: false, Orders(indexes)), AllRead, 3 * AllWritten, dollars: 0.045776375 + 3.75, seconds: 6000); // and BIndex, which holds D
        Uses(new RemoveValues(Order, "N", Orders(indexes)), AllRead, 3 * AllWritten, dollars: 0.045776375 + 3.75, seconds: 6000); // and CIndex, whose key has N
        Uses(new ChangeItems(Order.ChangedBy("First"), Order.ChangedBy("First").Changes, Orders(indexes)), AllRead, 4 * AllWritten, dollars: 0.045776375 + 5.00, seconds: 8000); // a class may change anything
    }

    [Fact]
    public void An_index_is_built_by_writing_an_entry_of_each_item() => Uses(new CreateIndex(Definition(), Shape.Index("BIndex", "B"), Orders()), 0, AllWritten, dollars: 1.25, seconds: 2000);

    // 183,105.5 units at 3,000 a second.
    [Fact]
    public void Values_are_looked_at_by_reading_every_item_a_little_behind() =>
        Uses(new CheckIndexValues(Definition(), Shape.Index("BIndex", "B"), Orders()), AllReadBehind, 0, dollars: 0.0228881875, seconds: 61.0351666);

    // Both the search for duplicates and the claiming read every item; then each item of 1,500 bytes and its claim take a unit to read, and in a transaction twice two and twice one to write.
    [Fact]
    public void Values_are_claimed_by_reading_three_times_and_by_a_transaction_of_six_units_for_each_item() =>
        Uses(new ClaimValues(Order.Unique("A"), "A", Orders()), (2 * AllRead) + (2 * Million), 6 * Million, dollars: 0.34155275 + 3.75, seconds: 6000);

    // 60,000,000 bytes in units of 4,096: 14,648.4.
    [Fact]
    public void Claims_are_released_by_reading_and_deleting_them()
    {
        var claims = Table(new PhysicalTable("UniqueKeys", new KeySchema(["Claim"], []), [], []), Million, 60 * Million);
        Uses(new ReleaseValues("Order", "A", claims), 14_649, Million, dollars: 0.001831125 + 0.625, seconds: 1000);
    }

    [Fact]
    public void What_touches_no_item_uses_nothing() => Assert.All(
        (ChangeStep[])
        [
            new CreateTable(Definition()), new DropTable(Orders()), new DropIndex(Definition(), Shape.Index("AIndex", "A"), IsReplaced: false), new AwaitIndex("Orders", "AIndex"),
            new StartExpiry("Orders", "T"), new StopExpiry("Orders", "T"), new SetProtection("Orders", true), new SetBilling(Definition() with { Billing = BillingSchema.OnDemand }, null),
        ],
        step => Assert.Equal(Estimate.None, step.Estimate));

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 10, 1, 1)]
    [InlineData(1000, 1000 * 1024, 250, 1000)]
    [InlineData(1000, 1000 * 1025, 251, 2000)] // a byte more than a unit of writing is another one
    [InlineData(3, 3 * 400 * 1024, 300, 1200)]
    public void Units_are_rounded_up_as_the_service_does(long items, long bytes, double read, double written) =>
        Assert.Equal(new Estimate(read, written), new FillKeys(Order, "_fx.shard4", Table(Definition(), items, bytes)).Estimate);

    // As in the documentation: a table and an index, each of 100 read and 50 write units. 720 hours × 2 × (100 × $0.00013 + 50 × $0.00065), by https://aws.amazon.com/dynamodb/pricing/provisioned/.
    [Fact]
    public void Capacity_that_is_provisioned_costs_used_or_not()
    {
        var definition = Definition(Shape.Index("AIndex", "A"));
        Assert.Contains(" It costs about $65.52 in 30 days, used or not.", new SetBilling(definition with { Billing = new BillingSchema(100, 50) }, BillingSchema.OnDemand).Meanwhile, StringComparison.Ordinal);
        Assert.Contains(" It costs about $0.94 in 30 days, used or not.", new SetBilling(Definition() with { Billing = new BillingSchema(5, 1) }, BillingSchema.OnDemand).Meanwhile, StringComparison.Ordinal); // 720 × (5 × 0.00013 + 0.00065) = 0.936
    }

    private static void Uses(ChangeStep step, double read, double written, double dollars, double seconds)
    {
        Assert.Equal(new Estimate(read, written), step.Estimate);
        Assert.Equal(dollars, step.Estimate.Dollars, 1e-9);
        Assert.Equal(seconds, step.Estimate.Time.TotalSeconds, 1e-6);
    }

    private static PhysicalTable Definition(params IndexSchema[] indexes) => Layout.Tables(Shape.Database(Shape.Entity("Order", indexes))).Single();

    private static LiveTable Orders(params IndexSchema[] indexes) => Table(Definition(indexes), Million, 1500 * Million);

    private static LiveTable Table(PhysicalTable definition, long items, long bytes) => new(definition, "ACTIVE", new Dictionary<string, string>(), items, bytes);
}
