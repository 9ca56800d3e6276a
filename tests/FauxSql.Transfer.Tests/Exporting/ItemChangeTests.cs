using System.Text;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Transfer.Exporting;
using FauxSql.Transfer.Items;
using FauxSql.Transfer.Values;

namespace FauxSql.Transfer.Tests.Exporting;

/// <summary>Which changes an item has goes with it, so that none is applied twice, and none is left out.</summary>
public sealed class ItemChangeTests
{
    private const string Changed = """{"Id":{"S":"1"},"_fx.shard4":{"N":"3"},"_fx.change":{"N":"2"}}""";

    private static readonly EntitySchema Order = new(
        "Order", "Shop.Order", "Orders", new KeySchema(["Id"], []), [new AttributeSchema("Id", "Id", AttributeKind.String, "string", AttributeRole.None, true, null) { Value = new ValueSchema(ValueForm.Text) }], [], [], [], [])
    {
        Changes = [new ItemChangeSchema(1, "First"), new ItemChangeSchema(2, "Second")],
    };

    [Fact]
    public void JSON_lines_tell_it()
    {
        using var stream = new MemoryStream();
        new JsonLinesSink(stream).Write(Encoding.UTF8.GetBytes(Changed));
        Assert.Equal("""{"Item":{"Id":{"S":"1"},"_fx.change":{"N":"2"}}}""" + "\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","_fx.change":{"N":"1"}""")]
    [InlineData(""","_fx.change":{"N":"2"}""")]
    public void They_are_taken_as_they_are(string change) => new TypedItem(Order).Check(Encoding.UTF8.GetBytes($$"""{"Id":{"S":"1"}{{change}}}"""));

    [Fact]
    public void What_the_model_does_not_know_is_refused() =>
        Assert.Equal(
            "_fx.change says that it has a change which the model does not know: import it with the newer model",
            Assert.Throws<RowException>(() => new TypedItem(Order with { Changes = [] }).Check("""{"Id":{"S":"1"},"_fx.change":{"N":"1"}}"""u8)).Message);

    [Fact]
    public void A_CSV_file_is_told_of_items_that_have_all_and_makes_such()
    {
        using var stream = new MemoryStream();
        using var sink = new CsvSink(Order, stream);
        sink.Write(Encoding.UTF8.GetBytes(Changed));
        var refused = Assert.Throws<TransferException>(() => sink.Write("""{"Id":{"S":"2"},"_fx.change":{"N":"1"}}"""u8.ToArray()));
        Assert.StartsWith("Order 2 cannot be told in a CSV file: it does not have the changes of the model", refused.Message, StringComparison.Ordinal);

        var cells = new TextCells(Order);
        cells.Row[0] = "7";
        var built = new ItemBuilder(Order, [new ColumnBinding(Order.Attributes[0], [0], "Id")]).Build(cells);
        Assert.Equal("""{"Id":{"S":"7"},"_fx.change":{"N":"2"}}""", Encoding.UTF8.GetString(built.Span));
    }
}
