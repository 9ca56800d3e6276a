using System.ComponentModel.DataAnnotations;
using FauxSql.Modeling;

namespace FauxSql.Tests.Shop.Payments;

[Subtype("card")]
internal sealed partial record CardPayment : Payment
{
    [StringLength(4, MinimumLength = 4)]
    public required string Last4 { get; init; }

    [Sensitive]
    public string? Holder { get; init; }

    public decimal? Fee { get; init; }

    [Embedded(Max = 2)]
    public IReadOnlyList<Relative> Guarantors { get; init; } = [];

    [Derived(nameof(Last4))]
    public string Shown => "**** " + Last4;
}
