using FauxSql.Transfer.Documents;
using FauxSql.Transfer.Relational;

namespace FauxSql.Transfer.Tests.Documents;

/// <summary>What cannot be understood is said with file and line, and what to write instead.</summary>
public sealed class DocumentProblemTests
{
    private const string Customer = "# CustomersTable\n## Primary Key\n- CustomerId (HASH)\n";

    [Theory]
    [InlineData("# OrdersTable\n\nNothing.\n", "Order.md(1): Orders has 0 partition keys")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId\n", "Order.md(3): 'OrderId' is no key: write '- OrderId (HASH)'")]
    [InlineData("# OrdersTable\n## Primary Key\n- A (HASH)\n- B (HASH)\n", "Order.md(1): Orders has 2 partition keys")]
    [InlineData("## Primary Key\n- OrderId (HASH)\n", "Order.md(1): 'Primary Key' belongs to no table")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n- Billing: prepaid\n", "Order.md(4): 'prepaid' is no way to bill a table: write 'on demand' or 'provisioned, 5 read and 5 write units a second'.")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n- Billing: provisioned, 0 read and 5 write units\n", "Order.md(4): 'provisioned, 0 read and 5 write units' is no way to bill a table")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n- Deletion protection: maybe\n", "Order.md(4): Deletion protection is 'maybe': write 'on' or 'off'.")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## GSI: CustomerIndex\n- Purpose: x\n", "Order.md(4): CustomerIndex has 0 partition attributes")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## GSI: CustomerIndex\n- CustomerId (HASH)\n- often used\n", "Order.md(6): 'often used' says nothing of an index")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## GSI: a b\n- CustomerId (HASH)\n", "Order.md(4): 'a b' is no name of an index")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## GSI: CustomerIndex\n- CustomerId (HASH)\n- Projection: some\n", "Order.md(6): 'some' is no projection")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Access Patterns\n- Orders of a day\n", "Order.md(5): The access pattern has no sign")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Planned Access Patterns\n- ✅ Orders of a day\n", "Order.md(5): The access pattern has the sign of another heading")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n\n| Attribute | Key Type |\n| --- | --- |\n| Id | HASH |\n", "Order.md(7): The table has 'Id' as HASH, and the list above it has not")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Attributes\n| Attribute | Type |\n| --- | --- |\n| Total | Number |\n", "Order.md(3): OrderId is a key, and no row of the attributes of Orders")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Attributes\n| A | B |\n| --- | --- |\n| Total | Number |\n", "Order.md(5): The table has no columns Attribute and Type")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Supplier → Order (1:N)\n**Strategy:** Foreign key (SupplierId)\n", "Order.md(4): Supplier is no entity that a file describes: there are Customer, Order")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH): references Supplier\n", "Order.md(3): OrderId refers to Supplier, which no file describes")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Attributes\n| Attribute | Type |\n| --- | --- |\n| OrderId | String |\n## Customer → Order (1:N)\n", "Order.md(8): No attribute of Orders is known to hold the key of Customer")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Attributes\n| Attribute | Type | Notes |\n| --- | --- | --- |\n| OrderId | String | |\n| CustomerId | Number | FK to Customer |\n", "Order.md(8): Order.CustomerId is a decimal, and Customer.CustomerId, whose values it holds, a string")]
    [InlineData("# CustomersTable\n## Primary Key\n- Id (HASH)\n", "Order.md(1): Customers is entity Customer, which Customer.md(1) describes already")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Suppressed Checks\n- `FXS205` of `Order.Total`: few\n", "Order.md(5): Order.Total is no property of Order")]
    [InlineData("# ~~Table\n## Primary Key\n- OrderId (HASH)\n", "Order.md(2): 'Primary Key' belongs to no table")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Attributes\n| Attribute | Type | Notes |\n| --- | --- | --- |\n| OrderId | String | unique |\n| Ends | Number | TTL |\n", "Order.md(7): OrderId is unique, and the items have a time to live")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Attributes\n| Attribute | Type | Notes |\n| --- | --- | --- |\n| OrderId | Boolean | |\n", "Order.md(7): OrderId is a key and a Boolean")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Attributes\n| Attribute | Type |\n| --- | --- |\n| OrderId | String |\n### Customer\nOne of `A`.\n", "Order.md(8): Customer is an entity already")]
    [InlineData("# SourceDbTable\n## Primary Key\n- Id (HASH)\n", "Order.md(1): SourceDb would be called like the database")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n- OrderId (RANGE)\n", "Order.md(4): OrderId stands twice in the key")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## GSI: AIndex\n- A (HASH)\n## GSI: AIndex\n- B (HASH)\n", "Order.md(6): AIndex stands here a second time, after line 4")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## GSI: AIndex\n- A (HASH)\n- Spread over 65 partitions\n", "Order.md(4): AIndex is spread over 65 partitions")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Attributes\n| Attribute | Type |\n| --- | --- |\n| OrderId | String |\n| OrderId | String |\n| | String |\n", "Order.md(8): OrderId stands in the attributes a second time")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Attributes\n| Attribute | Type |\n| --- | --- |\n| OrderId | String |\n### Kind\nOne of `on hold`.\n", "Order.md(9): 'on hold' is no name of C#")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Customer → Order (1:N)\n**Strategy:** Foreign key (`OrderId`)\n- Queried together? Yes: `Supplier.Orders` (many).\n", "Order.md(4): The navigation Supplier.Orders is of neither end")]
    [InlineData("# OrdersTable\n## Primary Key\n- Kind (HASH)\n## Attributes\n| Attribute | Type | Notes |\n| --- | --- | --- |\n| OrderId | String | |\n| Kind | String | tells subtypes apart: `a` is `AOrder`, `b` is `BOrder` |\n", "Order.md(8): Kind tells the subtypes of Order apart, and is no property")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## GSI: KindIndex\n- Kind (HASH)\n## Attributes\n| Attribute | Type | Notes |\n| --- | --- | --- |\n| OrderId | String | |\n| Kind | String | tells subtypes apart: `a` is `AOrder`, `b` is `BOrder` |\n", "Order.md(10): Kind tells the subtypes of Order apart, and is no property")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Attributes\n| Attribute | Type | Notes |\n| --- | --- | --- |\n| OrderId | String | |\n| Kind | String | tells subtypes apart: `a` is `AOrder`, `b` is `BOrder`; unique |\n", "Order.md(8): Kind tells the subtypes of Order apart, and is no property")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Attributes\n| Attribute | Type | Notes |\n| --- | --- | --- |\n| OrderId | String | |\n| Kind | String | tells subtypes apart: `a` is `AOrder`, `b` is `BOrder` |\n| Code | String | unique within `Kind` |\n", "Order.md(8): Kind tells the subtypes of Order apart, and is no property")]
    [InlineData("# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Attributes\n| Attribute | Type | Notes |\n| --- | --- | --- |\n| OrderId | String | |\n| Kind | String | tells subtypes apart: `a` is `AOrder`, `b` is `BOrder` |\n## Customer → Order (1:N)\n**Strategy:** Foreign key (`Kind`)\n", "Order.md(8): Kind tells the subtypes of Order apart, and is no property")]
    public void A_problem_has_its_place(string text, string problem)
    {
        var thrown = Assert.Throws<SourceException>(() => DocumentDrafter.Draft([new DocumentFile("Customer.md", Customer), new DocumentFile("Order.md", text)], "Source"));
        Assert.Contains(problem, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_said_at_once()
    {
        var thrown = Assert.Throws<SourceException>(() => DocumentDrafter.Draft([new DocumentFile("a.md", "# OnesTable\n"), new DocumentFile("b.md", "# TwosTable\n")], "Source"));
        Assert.Equal(2, thrown.Message.Split('\n').Length);
    }

    [Fact]
    public void Files_without_an_entity_are_no_model() =>
        Assert.Contains("No file describes an entity", Assert.Throws<SourceException>(() => DocumentDrafter.Draft([new DocumentFile("a.md", "# Notes\n")], "Source")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_without_files_is_said()
    {
        var folder = Directory.CreateTempSubdirectory("fauxsql-docs-");
        try
        {
            Assert.Contains("no Markdown files", Assert.Throws<SourceException>(() => DocumentFiles.Read(folder.FullName)).Message, StringComparison.Ordinal);
            Assert.Contains("There is no folder", Assert.Throws<SourceException>(() => DocumentFiles.Read(Path.Combine(folder.FullName, "none"))).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete();
        }
    }
}
