using FauxSql.Modeling;

namespace FauxSql.Transfer.Tests.Models;

/// <summary>An entity that needs no more than a put.</summary>
[Table]
internal sealed partial record Reading
{
    [PartitionKey]
    public required string Sensor { get; init; }

    [SortKey]
    public required long At { get; init; }

    public required decimal Value { get; init; }

    public string? Remark { get; init; }
}
