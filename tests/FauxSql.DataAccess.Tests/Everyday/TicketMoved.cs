using FauxSql.Modeling;

namespace FauxSql.DataAccess.Tests.Everyday;

[Subtype("moved")]
public sealed partial record TicketMoved : Activity
{
    public required string ToProject { get; init; }
}
