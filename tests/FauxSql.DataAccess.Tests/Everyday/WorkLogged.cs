using FauxSql.Modeling;

namespace FauxSql.DataAccess.Tests.Everyday;

[Subtype("work")]
public sealed partial record WorkLogged : Activity
{
    public required int Hours { get; init; }
}
