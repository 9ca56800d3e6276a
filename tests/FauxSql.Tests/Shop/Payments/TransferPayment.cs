using FauxSql.Modeling;

namespace FauxSql.Tests.Shop.Payments;

/// <summary>Made by its constructor, and with a fee like a card payment.</summary>
[Subtype("transfer")]
internal sealed partial record TransferPayment([property: StoredAs("iban")] string Iban) : Payment
{
    public decimal? Fee { get; init; }
}
