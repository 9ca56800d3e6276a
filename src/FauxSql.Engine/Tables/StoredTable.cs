using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using FauxSql.Engine.Validation;
using FauxSql.Engine.Validation.Shapes;

namespace FauxSql.Engine.Tables;

/// <summary>A table's entry in the catalogue: its definition, and what the service added to it.</summary>
internal sealed record StoredTable
{
    public required TableDefinition Definition { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required Guid TableId { get; init; }

    /// <summary>What is happening to the table, or <see langword="null"/>.</summary>
    public StateChange? Change { get; init; }

    public ThroughputHistory History { get; init; } = ThroughputHistory.None;

    /// <summary>When the table was last switched to on-demand capacity, or <see langword="null"/>.</summary>
    public DateTimeOffset? OnDemandSince { get; init; }

    /// <summary>When UpdateTable last changed the table's class, or <see langword="null"/>.</summary>
    public DateTimeOffset? ClassChanged { get; init; }

    public ImmutableSortedDictionary<string, string> Tags
    {
        get;
        init => field = value.WithComparers(StringComparer.Ordinal);
    }
    = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The attribute with the time to live, or <see langword="null"/>.</summary>
    public string? TimeToLive { get; init; }

    public PointInTimeRecovery? Recovery { get; init; }

    /// <summary>The number of the next index.</summary>
    public required int NextIndex { get; init; }

    /// <summary>The entry's bytes.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, StoredTableJson.Default.StoredTable);

    /// <summary>Reads an entry.</summary>
    /// <exception cref="JsonException">It is damaged.</exception>
    public static StoredTable Read(byte[] entry)
    {
        using var document = JsonDocument.Parse(entry);
        return document.RootElement.TryGetProperty("Request", out var request)
            ? ReadFirstForm(document.RootElement, JsonMarshal.GetRawUtf8Value(request).ToArray())
            : document.Deserialize(StoredTableJson.Default.StoredTable) ?? throw new JsonException("A table's definition is null");
    }

    // Files of format 1 have the CreateTable request as it was sent.
    private static StoredTable ReadFirstForm(JsonElement entry, byte[] sent)
    {
        var created = entry.GetProperty("Created").GetDateTimeOffset();
        using var request = Deserialisation.Read(sent, "CreateTable");
        var definition = TableReading.Read(new Request(request.Root), created);
        return new StoredTable
        {
            Definition = definition,
            Created = created,
            TableId = entry.GetProperty("TableId").GetGuid(),
            OnDemandSince = definition.IsOnDemand ? created : null,
            NextIndex = definition.Indexes.Length,
        };
    }
}
