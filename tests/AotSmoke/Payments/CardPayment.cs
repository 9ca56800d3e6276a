using FauxSql.Modeling;

namespace AotSmoke.Payments;

[Subtype("card")]
internal sealed partial record CardPayment : Payment
{
    public required string Last4 { get; init; }
}
