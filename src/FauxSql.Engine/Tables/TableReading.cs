using System.Collections.Immutable;
using System.Globalization;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Tables;

/// <summary>
/// Reads and checks what CreateTable says of a table.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
/// </summary>
internal static class TableReading
{
    public static TableDefinition Read(Request request, DateTimeOffset now)
    {
        TableShape.CheckCreate(request);
        var isOnDemand = request.Text("BillingMode") == "PAY_PER_REQUEST";
        var throughput = ThroughputReading.OfTable(request, isOnDemand);
        var attributes = KeyReading.ReadAttributes(request);
        if (request.Array("KeySchema")!.Count > attributes.Length)
            throw Faults.Validation("Invalid KeySchema: Some index key attribute have no definition");
        var key = KeyReading.ReadSimple(request, attributes);
        var hasIndexes = request.Has("LocalSecondaryIndexes") || request.Has("GlobalSecondaryIndexes");
        if (!hasIndexes && attributes.Length != key.All.Length)
            throw Faults.InvalidParameter(
                "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions");
        var indexes = IndexReading.ReadAll(request, attributes, key, isOnDemand);
        CheckAllUsed(attributes, key, indexes);
        return new TableDefinition
        {
            Name = TableArn.NameOf(request.Text("TableName")!),
            Key = key,
            Attributes = attributes,
            Indexes = indexes,
            IsOnDemand = isOnDemand,
            Throughput = throughput,
            OnDemand = ThroughputReading.OnDemand(request, isOnDemand, isUpdate: false),
            Warm = ThroughputReading.NewWarm(request, throughput, isOnDemand),
            IsDeletionProtected = request.Flag("DeletionProtectionEnabled") ?? false,
            TableClass = request.Text("TableClass"),
            EncryptionKey = ReadEncryption(request),
            Stream = ReadStream(request, now),
        };
    }

    /// <summary>The key of the account that AWS made.</summary>
    public const string AwsKey = "alias/aws/dynamodb";

    /// <summary>The key that SSESpecification asks for: AWS's own unless one is named.</summary>
    public static string? ReadEncryption(Request request)
    {
        if (request.Object("SSESpecification") is not { } given)
            return null;
        var (isEnabled, type, key) = (given.Flag("Enabled") ?? false, given.Text("SSEType"), given.Text("KMSMasterKeyId"));
        if (!isEnabled && type is not null)
            throw Faults.InvalidParameter("SSEType can not be specified if Enabled is false");
        if (!isEnabled && key is not null)
            throw Faults.InvalidParameter("KMSMasterKeyId can not be specified if Enabled is false");
        if (type == "AES256")
            throw Faults.InvalidParameter("SSEType AES256 is not supported");
        if (key is not null && type is null)
            throw Faults.InvalidParameter("SSEType KMS is required if KMSMasterKeyId is specified");
        return isEnabled ? key ?? AwsKey : null;
    }

    /// <summary>A stream that begins at a moment.</summary>
    public static StreamSettings NewStream(string viewType, DateTimeOffset now) =>
        new(IsEnabled: true, viewType, now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture));

    private static StreamSettings? ReadStream(Request request, DateTimeOffset now)
    {
        if (request.Object("StreamSpecification") is not { } given)
            return null;
        var view = given.Text("StreamViewType");
        if (given.Flag("StreamEnabled") == true)
            return NewStream(view ?? throw Faults.InvalidParameter("Table is being created with a stream enabled, UpdateViewType is required"), now);
        return view is null
            ? null
            : throw Faults.InvalidParameter("Table is being created with a stream disabled, UpdateViewType should not be specified");
    }

    private static void CheckAllUsed(ImmutableArray<KeyAttribute> attributes, KeySchema key, ImmutableArray<IndexDefinition> indexes)
    {
        var used = key.All.Concat(indexes.SelectMany(i => i.Key.All)).Distinct().ToList();
        if (used.Count != attributes.Length)
            throw Faults.InvalidParameter(
                "Some AttributeDefinitions are not used. "
                + $"AttributeDefinitions: [{KeyReading.NamesOf(attributes)}], keys used: [{KeyReading.NamesOf(used)}]");
    }
}
