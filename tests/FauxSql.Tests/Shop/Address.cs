using System.ComponentModel.DataAnnotations;

namespace FauxSql.Tests.Shop;

internal sealed partial record Address([property: StringLength(20)] string City, string? Street = null);
