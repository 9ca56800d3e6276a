using FauxSql.Modeling;

namespace FauxSql.Transfer.Tests.Models;

/// <summary>An entity with what needs more than a put: unique values, enforced references, to itself too, a version, shards.</summary>
[Table]
internal sealed partial record Branch
{
    [PartitionKey]
    public required string BranchId { get; init; }

    [Unique(IgnoreCase = true)]
    public string? Name { get; init; }

    [References<Branch>(Enforced = true), Index("ParentIndex")]
    public string? ParentId { get; init; }

    [Index("StatusIndex"), Sharded(4)]
    public BranchStatus Status { get; init; }

    [InstantDigits(3)]
    public DateTimeOffset? Opened { get; init; }

    [Version]
    public long Version { get; init; }

    [Sensitive]
    public int? Pin { get; init; }

    public IReadOnlyList<Room> Rooms { get; init; } = [];
}
