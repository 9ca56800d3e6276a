using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Indexes that hold keys, or some attributes, of each item; one of them in shards.</summary>
[Table]
internal sealed partial record Bill
{
    [PartitionKey]
    public required string Payer { get; init; }

    [SortKey, StoredAs("no")]
    public required int Number { get; init; }

    [Index("StateIndex", KeysOnly = true), Sharded(3)]
    public string? State { get; init; }

    [IndexSortKey("StateIndex")]
    public DateOnly Due { get; init; }

    [Index("CountryIndex", Include = [nameof(Amount), nameof(To), nameof(Reminders), nameof(Tags), nameof(Reference)])]
    public string? Country { get; init; }

    [StoredAs("a")]
    public required decimal Amount { get; init; }

    public Address? To { get; init; }

    public int Reminders { get; init; } = 7;

    public IReadOnlySet<string> Tags { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public string Reference { get; init; } = "none";

    public string? Secret { get; init; }

    [Version]
    public long Version { get; init; }
}
