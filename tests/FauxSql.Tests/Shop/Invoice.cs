using System.ComponentModel.DataAnnotations;
using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>No attribute has the name of its property, and one has the name of another's.</summary>
[Table]
internal sealed partial record Invoice(
    [property: PartitionKey, StoredAs("invoice_id")] string InvoiceId,
    [property: SortKey, StoredAs("InvoiceId")] string Part,
    [property: References<Customer>, Index("CustomerIndex"), StoredAs("größe.#1 \"🙂\"")] string? CustomerId,
    [property: IndexSortKey("CustomerIndex"), StoredAs("due_on")] DateOnly? Due,
    [property: Unique, StoredAs("number")] string Number)
{
    [StoredAs("total"), Range(0, 1_000)]
    public decimal Total { get; init; }

    [StoredAs("sent_to")]
    public Recipient? SentTo { get; init; }

    [Version, StoredAs("v")]
    public int Version { get; init; }

    [Related]
    public Customer? Customer { get; init; }
}
