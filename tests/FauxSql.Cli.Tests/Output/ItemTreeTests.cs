using System.Text.Json;
using FauxSql.Cli.Output;
using FauxSql.Inspection;

namespace FauxSql.Cli.Tests.Output;

public sealed class ItemTreeTests
{
    [Fact]
    public void An_item_is_a_tree_that_says_what_is_missing_and_what_is_left_out()
    {
        var item = Item("Order", "O1", """{"Note":"\u001b[31mred","OrderId":"O1"}""",
            new InspectedRelation("Items", "OrderItem", true, "O1", [Item("OrderItem", "O1/1", """{"Tags":["a"]}""", new InspectedRelation("Product", "Product", false, "P9", [], false))], true),
            new InspectedRelation("Customer", "Customer", false, "C1", [Item("Customer", "C1", """{"Name":"Ann"}""", new InspectedRelation("Orders", "Order", true, "C1", [], false))], false),
            new InspectedRelation("Carrier", "Carrier", false, null, [], false));

        Assert.Equal(
            """
            Order O1
            ├─ Note     "\u001B[31mred"
            ├─ OrderId  O1
            ├─ Items: the first 1 OrderItem
            │  ├─ OrderItem O1/1  Tags: ["a"]
            │  │  └─ Product: none: there is no Product for P9
            │  └─ … and more: --take shows them
            ├─ Customer: Customer C1  Name: Ann
            │  └─ Orders: 0 Order
            └─ Carrier: none
            """.ReplaceLineEndings("\n"),
            new ItemTree().Print(item));
    }

    private static InspectedItem Item(string entity, string key, string json, params InspectedRelation[] related) => new(entity, key, JsonElement.Parse(json), related);
}
