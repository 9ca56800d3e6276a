using FauxSql.Modeling;

namespace FauxSql.Transfer.Tests.Models;

[Subtype("in")]
internal sealed partial record Deposit : Movement
{
    public required decimal Amount { get; init; }
}
