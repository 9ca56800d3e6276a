using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Modeling;

/// <summary>Attributes are stored, asked for and complained about by the names that the model gives them.</summary>
public sealed class StoredNameTests : ShopTest
{
    private const string CustomerAttribute = "größe.#1 \"🙂\"";

    private static readonly Invoice First = new("I1", "1", "C1", new DateOnly(2026, 5, 1), "N1") { Total = 10, SentTo = new Recipient("a") };

    [Fact]
    public async Task An_item_has_the_names_of_the_model()
    {
        await Direct.Invoices.InsertAsync(First);

        var item = await StoredAsync();
        Assert.Equal(
            ["InvoiceId", "due_on", CustomerAttribute, "invoice_id", "number", "sent_to", "total", "v"],
            item.Select(attribute => attribute.Key).Order(StringComparer.Ordinal));
        Assert.Equal("""{"M":{"mail_box":{"S":"a"}}}""", item["sent_to"]!.ToJsonString());
    }

    [Fact]
    public async Task What_is_written_is_read_by_key_index_and_relation()
    {
        var first = await Direct.Invoices.InsertAsync(First);
        var second = await Direct.Invoices.SaveAsync(First with { InvoiceId = "I2", Due = new DateOnly(2026, 6, 1), Number = "N2" });

        Assert.Equal(first, await Direct.Invoices.GetAsync("I1", "1"));
        Assert.Equal([first, second], await Direct.Invoices.FindManyAsync([("I1", "1"), ("I2", "1")]));
        Assert.Equal([first], await Direct.Invoices.ByInvoice("I1").From("1").ToListAsync());
        Assert.Equal([second, first], await Direct.Invoices.ByCustomer("C1").Newest().UpTo(new DateOnly(2026, 6, 1)).ToListAsync());
        Assert.Equal([first, second], (await Direct.Customers.GetAsync("C1", c => c.Invoices)).Invoices);
        Assert.Equal("C1", (await Direct.Invoices.GetAsync("I1", "1", i => i.Customer)).Customer!.CustomerId);
    }

    [Fact]
    public async Task Pages_go_on_where_they_ended()
    {
        foreach (var number in Enumerable.Range(1, 5))
            await Direct.Invoices.InsertAsync(First with { Part = $"{number}", Due = new DateOnly(2026, 1, number), Number = $"N{number}" });

        var page = await Direct.Invoices.ByCustomer("C1").PageAsync(2);
        var next = await Direct.Invoices.ByCustomer("C1").PageAsync(9, page.Next);

        Assert.Equal(["1", "2", "3", "4", "5"], page.Items.Concat(next.Items).Select(invoice => invoice.Part));
    }

    [Fact]
    public async Task Conditions_and_updates_name_them()
    {
        var first = await Direct.Invoices.InsertAsync(First);

        var changed = await Direct.Invoices.Update("I1", "1").Set(i => i.Total, 20).Set(i => i.SentTo.Box, "b").If(i => i.SentTo.Box == "a" & i.Total < 20).RunAsync();

        Assert.Equal(first with { Total = 20, SentTo = new Recipient("b"), Version = 2 }, changed);
        Assert.Equal([changed], await Direct.Invoices.Scan().Where(i => i.Total == 20 & i.InvoiceId == "I1").ToListAsync());
    }

    [Fact]
    public async Task A_unique_value_is_claimed_under_the_stored_name()
    {
        await Direct.Invoices.InsertAsync(First);

        var taken = await Assert.ThrowsAsync<UniqueViolationException>(() => Direct.Invoices.InsertAsync(First with { InvoiceId = "I2" }));

        Assert.Equal("number", taken.Attribute);
    }

    [Fact]
    public async Task Errors_say_them()
    {
        await Direct.Invoices.InsertAsync(First);
        var invalid = await Assert.ThrowsAsync<EntityValidationException>(() => Direct.Invoices.PutAsync(First with { Total = -1, SentTo = new("too long") }));
        var broken = await Assert.ThrowsAsync<InvalidKeyException>(() => Direct.Invoices.PutAsync(First with { CustomerId = "" }));
        await ChangeAsync("Invoices", "total", "{\"S\":\"x\"}", ("invoice_id", "I1"), ("InvoiceId", "1"));
        var unread = await Assert.ThrowsAsync<StoredItemException>(() => Direct.Invoices.GetAsync("I1", "1"));

        Assert.Equal(["total must be at least 0", "sent_to.mail_box must be at most 5 characters"], invalid.Problems);
        Assert.Equal(CustomerAttribute, broken.Attribute);
        Assert.Equal("The stored Invoice I1/1 cannot be read: total: expected a value of type N, found one of type S", unread.Message);
    }

    [Fact]
    public void The_schema_has_both_names()
    {
        var invoice = Direct.Schema.Entities.Single(entity => entity.Name == "Invoice");

        Assert.Equal(["invoice_id"], invoice.Key.Partition);
        Assert.Equal([CustomerAttribute], invoice.Indexes.Single().Key.Partition);
        Assert.Equal(CustomerAttribute, invoice.References.Single().Attribute);
        Assert.Equal(CustomerAttribute, invoice.Relations.Single().Attribute);
        Assert.Equal("Part", invoice.Attributes.Single(attribute => attribute.Name == "InvoiceId").Property);
        Assert.Contains(invoice.Patterns, pattern => pattern.Description == "Get invoices by InvoiceId");
    }

    [Fact]
    public void A_plan_says_them() => Assert.Contains(
        "where total > 1", Direct.Invoices.ByCustomer("C1").Where(i => i.Total > 1).Explain().ToString(), StringComparison.Ordinal);

    private async Task<System.Text.Json.Nodes.JsonObject> StoredAsync() =>
        (await CallAsync("Scan", new() { ["TableName"] = "Invoices" }))["Items"]![0]!.AsObject();
}
