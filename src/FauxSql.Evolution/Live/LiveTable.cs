using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Live;

/// <summary>A table as it stands at an endpoint.</summary>
/// <param name="Definition">Its keys, indexes and time to live.</param>
/// <param name="Status">The service's word, such as <c>ACTIVE</c>.</param>
/// <param name="IndexStatuses">The same for each index.</param>
/// <param name="Items">About how many items it has; AWS counts every six hours.</param>
/// <param name="Bytes">About how large they are together.</param>
public sealed record LiveTable(PhysicalTable Definition, string Status, IReadOnlyDictionary<string, string> IndexStatuses, long Items, long Bytes)
{
    /// <summary>The table's Amazon Resource Name, which tells account and Region, or <see langword="null"/> where the endpoint has none.</summary>
    public string? Arn { get; init; }

    /// <summary>Tells it from another table of this name, before or after, or <see langword="null"/> where the endpoint does not.</summary>
    internal string? TableId { get; init; }

    /// <summary>Whether the service refuses to delete it, or <see langword="null"/> where that is not known.</summary>
    public bool? IsProtected { get; init; }

    /// <summary>How it is billed, or <see langword="null"/> where that is not known.</summary>
    public BillingSchema? Billing { get; init; }

    /// <summary>The same for each index, as far as it is known.</summary>
    internal IReadOnlyDictionary<string, BillingSchema> IndexBilling { get; init; } = new Dictionary<string, BillingSchema>(StringComparer.Ordinal);

    /// <summary>The size of an item on average, in bytes; 0 when there is none.</summary>
    public long ItemBytes => Items == 0 ? 0 : Math.Max(1, Bytes / Items);

    /// <summary>The table without the indexes that are being deleted.</summary>
    internal LiveTable Remaining
    {
        get
        {
            var indexes = Definition.Indexes.Where(index => IndexStatuses[index.Name] != "DELETING").ToList();
            var used = indexes.SelectMany(index => index.Key.Attributes).Concat(Definition.Key.Attributes).ToHashSet(StringComparer.Ordinal);
            return this with { Definition = Definition with { Indexes = indexes, KeyKinds = [.. Definition.KeyKinds.Where(kind => used.Contains(kind.Key))] } };
        }
    }

    /// <summary>Whether it is billed so, and each of its indexes.</summary>
    internal bool IsBilled(BillingSchema billing) =>
        Billing == billing && (billing.IsOnDemand || Definition.Indexes.All(index => IndexBilling.GetValueOrDefault(index.Name, billing) == billing));

    internal bool IsGoing => Status == "DELETING";

    internal bool IsSettled => Status == "ACTIVE" && IndexStatuses.Values.All(status => status == "ACTIVE");
}
