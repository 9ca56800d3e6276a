using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Refers to its own kind.</summary>
[Table]
internal sealed partial record Employee(
    [property: PartitionKey] string EmployeeId,
    [property: References<Employee>, Index("ManagerIndex", Pattern = "Who reports to a manager")] string? ManagerId = null)
{
    [Related(Via = nameof(ManagerId))]
    public Employee? Manager { get; init; }

    [Related(Via = nameof(ManagerId))]
    public IReadOnlyList<Employee>? Reports { get; init; }
}
