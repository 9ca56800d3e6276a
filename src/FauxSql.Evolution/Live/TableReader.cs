using System.Text.Json;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql.Evolution.Live;

/// <summary>
/// Asks an endpoint how tables stand. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html,
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html
/// </summary>
internal sealed class TableReader(IBackend backend)
{
    private const int InFlight = 16;

    /// <summary>The tables of these names, as far as they are there.</summary>
    public async Task<IReadOnlyDictionary<string, LiveTable>> ReadAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, LiveTable>(StringComparer.Ordinal);
        foreach (var some in names.Distinct(StringComparer.Ordinal).Chunk(InFlight))
        {
            foreach (var table in await Task.WhenAll(some.Select(name => FindAsync(name, cancellationToken))).ConfigureAwait(false))
            {
                if (table is not null)
                    found.Add(table.Definition.Name, table);
            }
        }

        return found;
    }

    /// <summary>One table, or <see langword="null"/> when it is not there. While the service throttles, it is asked again.</summary>
    public async Task<LiveTable?> FindAsync(string name, CancellationToken cancellationToken) =>
        await Throttling.WaitOutAsync(() => AskOnceAsync(name, cancellationToken), cancellationToken).ConfigureAwait(false);

    private async ValueTask<LiveTable?> AskOnceAsync(string name, CancellationToken cancellationToken)
    {
        using var described = await AskAsync("DescribeTable", name, cancellationToken).ConfigureAwait(false);
        if (Unless(described, "DescribeTable", ErrorCodes.ResourceNotFound))
            return null;
        var table = StoreConnection.Parse("DescribeTable", described, static body =>
        {
            using var document = JsonDocument.Parse(body);
            return TableOf(document.RootElement.GetProperty("Table"));
        });
        if (table.Status is not ("ACTIVE" or "UPDATING"))
            return table; // the service does not describe the expiry of others
        var expiry = await ExpiryOfAsync(name, cancellationToken).ConfigureAwait(false);
        return table with { Definition = table.Definition with { TimeToLive = expiry } };
    }

    // Not every compatible endpoint knows of expiry.
    private async Task<string?> ExpiryOfAsync(string name, CancellationToken cancellationToken)
    {
        using var described = await AskAsync("DescribeTimeToLive", name, cancellationToken).ConfigureAwait(false);
        return Unless(described, "DescribeTimeToLive", ErrorCodes.UnknownOperation) ? null : StoreConnection.Parse("DescribeTimeToLive", described, static body =>
        {
            using var document = JsonDocument.Parse(body);
            var description = document.RootElement.GetProperty("TimeToLiveDescription");
            return description.GetProperty("TimeToLiveStatus").GetString() is "ENABLED" or "ENABLING" ? description.GetProperty("AttributeName").GetString() : null;
        });
    }

    private ValueTask<BackendResponse> AskAsync(string operation, string table, CancellationToken cancellationToken) => backend.SendAsync(
        new BackendRequest(operation, RequestBody.Build(table, static (writer, name) => writer.WriteString("TableName", name)), new CallContext { IsRetrySafe = true }), cancellationToken);

    private static bool Unless(BackendResponse response, string operation, string code)
    {
        if (response.IsSuccess)
            return false;
        return ServiceError.Read(response.Body.ToArray()).Code == code ? true : throw StoreConnection.Refusal(operation, response);
    }

    private static LiveTable TableOf(JsonElement table)
    {
        var kinds = table.GetProperty("AttributeDefinitions").EnumerateArray().Select(attribute => KeyValuePair.Create(
            attribute.GetProperty("AttributeName").GetString()!, AttributeKindNames.FromCode(attribute.GetProperty("AttributeType").GetString())!.Value));
        var indexes = table.TryGetProperty("GlobalSecondaryIndexes", out var several) ? several.EnumerateArray().ToList() : [];
        var isOnDemand = table.TryGetProperty("BillingModeSummary", out var summary) && summary.TryGetProperty("BillingMode", out var mode) && mode.ValueEquals(TableDefinitionBody.OnDemand);
        var definition = new PhysicalTable(table.GetProperty("TableName").GetString()!, KeyOf(table), indexes.ConvertAll(IndexOf), [.. kinds]);
        return new LiveTable(
            definition,
            table.GetProperty("TableStatus").GetString()!,
            indexes.ToDictionary(index => index.GetProperty("IndexName").GetString()!, index => index.GetProperty("IndexStatus").GetString()!, StringComparer.Ordinal),
            Number(table, "ItemCount"),
            Number(table, "TableSizeBytes"))
        {
            Arn = table.TryGetProperty("TableArn", out var arn) ? arn.GetString() : null,
            TableId = table.TryGetProperty("TableId", out var id) ? id.GetString() : null,
            IsProtected = table.TryGetProperty("DeletionProtectionEnabled", out var isProtected) ? isProtected.GetBoolean() : null,
            Billing = BillingOf(table, isOnDemand),
            IndexBilling = indexes.Select(index => (Name: index.GetProperty("IndexName").GetString()!, Billing: BillingOf(index, isOnDemand)))
                .Where(index => index.Billing is not null).ToDictionary(index => index.Name, index => index.Billing!, StringComparer.Ordinal),
        };
    }

    private static BillingSchema? BillingOf(JsonElement owner, bool isOnDemand) => isOnDemand ? BillingSchema.OnDemand
        : owner.TryGetProperty("ProvisionedThroughput", out var throughput) ? new BillingSchema(Number(throughput, "ReadCapacityUnits"), Number(throughput, "WriteCapacityUnits"))
        : null;

    private static IndexSchema IndexOf(JsonElement index)
    {
        var projection = index.GetProperty("Projection");
        return new IndexSchema(index.GetProperty("IndexName").GetString()!, KeyOf(index))
        {
            Included = projection.GetProperty("ProjectionType").GetString() switch
            {
                "ALL" => null,
                "KEYS_ONLY" => [],
                _ => projection.GetProperty("NonKeyAttributes").EnumerateArray().Select(name => name.GetString()!).ToValueList(),
            },
        };
    }

    private static KeySchema KeyOf(JsonElement owner)
    {
        var parts = owner.GetProperty("KeySchema").EnumerateArray().ToLookup(part => part.GetProperty("KeyType").GetString(), part => part.GetProperty("AttributeName").GetString()!);
        return new KeySchema(parts["HASH"].ToValueList(), parts["RANGE"].ToValueList());
    }

    private static long Number(JsonElement table, string name) => table.TryGetProperty(name, out var number) ? number.GetInt64() : 0;
}
