using System.Text.Json.Nodes;
using FauxSql.Layouts;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Infrastructure;

/// <summary>The properties of AWS::DynamoDB::Table, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html, as CDK has them too.</summary>
internal static class TableProperties
{
    public const string WarmThroughputName = "WarmThroughput";

    public static JsonObject Of(InfrastructureTable table, InfrastructureOptions options)
    {
        var properties = new JsonObject
        {
            ["TableName"] = table.Physical.Name,
            ["BillingMode"] = Names.BillingModeOf(table.Physical),
            ["AttributeDefinitions"] = List(table.Physical.KeyKinds, kind => new JsonObject { ["AttributeName"] = kind.Key, ["AttributeType"] = kind.Value.ToCode() }),
            ["KeySchema"] = KeyOf(table.Physical.Key),
        };
        if (ThroughputOf(table.Physical) is { } throughput)
            properties["ProvisionedThroughput"] = throughput;
        if (table.Physical.Indexes.Count > 0)
            properties["GlobalSecondaryIndexes"] = List(table.Physical.Indexes, index => IndexOf(index, ThroughputOf(table.Physical), table.IndexWarmThroughput.GetValueOrDefault(index.Name)));
        if (table.Physical.TimeToLive is { } expiry)
            properties["TimeToLiveSpecification"] = new JsonObject { ["AttributeName"] = expiry, ["Enabled"] = true };
        if (table.Stream is { } stream)
            properties["StreamSpecification"] = new JsonObject { ["StreamViewType"] = Names.Of(stream) };
        if (EncryptionOf(options.Encryption) is { } encryption)
            properties["SSESpecification"] = encryption;
        if (options.StorageClass == StorageClass.InfrequentAccess)
            properties["TableClass"] = Names.InfrequentAccess;
        if (table.WarmThroughput is { } warm)
            properties[WarmThroughputName] = WarmOf(warm);
        properties["DeletionProtectionEnabled"] = table.Physical.IsDeletionProtected ?? options.IsDeletionProtected;
        properties["PointInTimeRecoverySpecification"] = new JsonObject { ["PointInTimeRecoveryEnabled"] = options.HasPointInTimeRecovery };

        // CDK puts tags in order.
        if (options.Tags.Count > 0)
            properties["Tags"] = List(options.Tags.OrderBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase), tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value });
        return properties;
    }

    private static JsonObject IndexOf(IndexSchema index, JsonObject? throughput, WarmThroughput? warm)
    {
        var projection = new JsonObject { ["ProjectionType"] = Names.ProjectionOf(index) };
        if (index.Included is { Count: > 0 } included)
            projection["NonKeyAttributes"] = List(included, name => name);
        var properties = new JsonObject { ["IndexName"] = index.Name, ["KeySchema"] = KeyOf(index.Key), ["Projection"] = projection };
        if (throughput is not null)
            properties["ProvisionedThroughput"] = throughput;
        if (warm is not null)
            properties[WarmThroughputName] = WarmOf(warm);
        return properties;
    }

    private static JsonArray KeyOf(KeySchema key) => List(Names.KeyTypesOf(key), part => new JsonObject { ["AttributeName"] = part.Attribute, ["KeyType"] = part.Type });

    private static JsonObject? ThroughputOf(PhysicalTable table) => table.Billing is { IsOnDemand: false } billing
        ? new() { ["ReadCapacityUnits"] = billing.ReadUnits, ["WriteCapacityUnits"] = billing.WriteUnits }
        : null;

    private static JsonObject WarmOf(WarmThroughput warm) => new() { ["ReadUnitsPerSecond"] = warm.ReadUnits, ["WriteUnitsPerSecond"] = warm.WriteUnits };

    private static JsonObject? EncryptionOf(TableEncryption encryption) => encryption switch
    {
        TableEncryption.ManagedKey => new JsonObject { ["SSEEnabled"] = true, ["SSEType"] = "KMS" },
        TableEncryption.CustomerKey key => new JsonObject { ["SSEEnabled"] = true, ["SSEType"] = "KMS", ["KMSMasterKeyId"] = key.Arn },
        _ => null,
    };

    private static JsonArray List<T>(IEnumerable<T> elements, Func<T, JsonNode?> print) => [.. elements.Select(print)];
}
