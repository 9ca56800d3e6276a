using FauxSql.Protocol.Values;

namespace FauxSql.Transfer.Endpoints;

/// <summary>A table as it is, and a sample of its items.</summary>
/// <param name="PhysicalName">Its name at the endpoint.</param>
/// <param name="Name">Its name without the prefix.</param>
/// <param name="Partition">The partition key.</param>
/// <param name="Sort">The sort key, or <see langword="null"/>.</param>
/// <param name="Kinds">The data types of all key attributes, such as S.</param>
/// <param name="Indexes">The global secondary indexes.</param>
internal sealed record LiveTable(string PhysicalName, string Name, string Partition, string? Sort, IReadOnlyDictionary<string, string> Kinds, IReadOnlyList<LiveIndex> Indexes)
{
    public IReadOnlyList<string> LocalIndexes { get; init; } = [];

    /// <summary>The attribute of the time to live, or <see langword="null"/>.</summary>
    public string? TimeToLive { get; init; }

    /// <summary>The items that were read.</summary>
    public IReadOnlyList<Dictionary<string, AttributeValue>> Items { get; init; } = [];

    /// <summary>Whether there are no other items.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The values of an attribute in the items that have it.</summary>
    public IEnumerable<AttributeValue> Values(string attribute) => Items.Select(item => item.GetValueOrDefault(attribute)).OfType<AttributeValue>();
}
