using FauxSql.Modeling;

namespace FauxSql.Transfer.Tests.Models;

[Subtype("note")]
internal sealed partial record Note : Movement
{
    public string? Text { get; init; }
}
