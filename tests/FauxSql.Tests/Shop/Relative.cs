using System.ComponentModel.DataAnnotations;
using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

internal sealed partial record Relative([property: Sensitive, StringLength(20)] string Name, string Kind = "parent")
{
    [Sensitive]
    public DateTime? Born { get; init; }
}
