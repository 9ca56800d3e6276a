using System.Collections.Immutable;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tables;

/// <summary>
/// Reads and checks what CreateTable says of a table.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
/// </summary>
internal static class TableReading
{
    private const int MaxIndexKeyAttributes = 4;
    private const int MaxIncluded = 100;

    public static TableDefinition Read(Request request)
    {
        var name = request.Text("TableName");
        var billing = request.Text("BillingMode");
        var tableClass = request.Text("TableClass");
        new Constraints()
            .NewName("tableName", name)
            .Required("keySchema", request.Array("KeySchema"))
            .Required("attributeDefinitions", request.Array("AttributeDefinitions"))
            .OneOf("billingMode", billing, "PROVISIONED", "PAY_PER_REQUEST")
            .OneOf("tableClass", tableClass, "STANDARD", "STANDARD_INFREQUENT_ACCESS")
            .Check();
        if (request.Object("StreamSpecification")?.Flag("StreamEnabled") == true)
            throw Faults.NotSupported("A stream");

        var attributes = ReadAttributes(request);
        var key = ReadKey(request, attributes, mostOfEach: 1);
        var onDemand = billing == "PAY_PER_REQUEST";
        var throughput = ReadThroughput(request, onDemand);
        var indexes = ReadIndexes(request, attributes, key, onDemand);
        CheckAllUsed(attributes, key, indexes);
        return new TableDefinition
        {
            Name = name!,
            Key = key,
            Attributes = attributes,
            Indexes = indexes,
            BillingMode = onDemand ? "PAY_PER_REQUEST" : "PROVISIONED",
            Throughput = throughput,
            IsDeletionProtected = request.Flag("DeletionProtectionEnabled") ?? false,
            TableClass = tableClass,
        };
    }

    private static ImmutableArray<KeyAttribute> ReadAttributes(Request request)
    {
        var attributes = ImmutableArray.CreateBuilder<KeyAttribute>();
        foreach (var element in request.Array("AttributeDefinitions")!)
        {
            var definition = new Request(element);
            var (name, type) = (definition.Text("AttributeName"), definition.Text("AttributeType"));
            new Constraints().Required("attributeDefinitions.member.attributeName", name).Required("attributeDefinitions.member.attributeType", type)
                .OneOf("attributeDefinitions.member.attributeType", type, "B", "N", "S").Check();
            if (name!.Length is 0 or > 255)
                throw Faults.InvalidParameter("Attribute names of keys have 1 to 255 characters");
            if (attributes.Any(a => a.Name == name))
                throw Faults.InvalidParameter($"Cannot have two attributes with the same name: {name}");
            attributes.Add(new KeyAttribute(name, type switch { "S" => AttributeKind.String, "N" => AttributeKind.Number, _ => AttributeKind.Binary }));
        }

        return attributes.ToImmutable();
    }

    private static KeySchema ReadKey(Request request, ImmutableArray<KeyAttribute> attributes, int mostOfEach)
    {
        var hash = ImmutableArray.CreateBuilder<KeyAttribute>();
        var range = ImmutableArray.CreateBuilder<KeyAttribute>();
        foreach (var element in request.Array("KeySchema") ?? throw Faults.InvalidParameter("No KeySchema given"))
        {
            var part = new Request(element);
            var (name, type) = (part.Text("AttributeName"), part.Text("KeyType"));
            new Constraints().Required("keySchema.member.attributeName", name).Required("keySchema.member.keyType", type)
                .OneOf("keySchema.member.keyType", type, "HASH", "RANGE").Check();
            if (type == "HASH" && range.Count > 0)
                throw Faults.Validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
            if (hash.Concat(range).Any(a => a.Name == name))
                throw Faults.Validation("Both the Hash Key and the Range Key element in the KeySchema have the same name");
            (type == "HASH" ? hash : range).Add(
                attributes.FirstOrDefault(a => a.Name == name) ?? throw Faults.InvalidParameter(
                    $"Some index key attributes are not defined in AttributeDefinitions. Keys: [{name}], AttributeDefinitions: [{Names(attributes)}]"));
        }

        if (hash.Count == 0)
            throw Faults.Validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        if (hash.Count > mostOfEach || range.Count > mostOfEach)
            throw Faults.Validation(
                mostOfEach == 1 ? "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type" : $"Invalid KeySchema: at most {mostOfEach} attributes of a type");
        return new KeySchema(hash.ToImmutable(), range.ToImmutable());
    }

    private static ImmutableArray<IndexDefinition> ReadIndexes(
        Request request, ImmutableArray<KeyAttribute> attributes, KeySchema tableKey, bool onDemand)
    {
        var global = ReadIndexes(request, "GlobalSecondaryIndexes", element => ReadIndex(element, "globalSecondaryIndexes", attributes, MaxIndexKeyAttributes) with
        {
            Throughput = ReadThroughput(element, onDemand),
        });
        if (global.Length > DynamoLimits.GlobalSecondaryIndexes)
            throw Faults.InvalidParameter($"GlobalSecondaryIndex count exceeds the per-table limit of {DynamoLimits.GlobalSecondaryIndexes}");
        var local = ReadIndexes(request, "LocalSecondaryIndexes", element => ReadIndex(element, "localSecondaryIndexes", attributes, mostOfEach: 1) with { IsLocal = true });
        CheckLocal(local, tableKey);
        ImmutableArray<IndexDefinition> indexes = [.. global, .. local];
        if (indexes.GroupBy(i => i.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw Faults.InvalidParameter($"Duplicate index name: {twice.Key}");
        if (indexes.Sum(i => i.Included.Length) > MaxIncluded)
            throw Faults.InvalidParameter($"NonKeyAttributes count exceeds the per-table limit of {MaxIncluded}");
        return indexes;
    }

    private static ImmutableArray<IndexDefinition> ReadIndexes(Request request, string member, Func<Request, IndexDefinition> read) => request.Array(member) switch
    {
        null => [],
        { Count: 0 } => throw Faults.InvalidParameter($"List of {member} is empty"),
        var elements => [.. elements.Select(element => read(new Request(element)))],
    };

    private static void CheckLocal(ImmutableArray<IndexDefinition> indexes, KeySchema tableKey)
    {
        if (!indexes.IsEmpty && tableKey.Range.IsEmpty)
            throw Faults.InvalidParameter("Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex");
        foreach (var index in indexes)
        {
            if (index.Key.Range.IsEmpty)
                throw Faults.InvalidParameter("Index KeySchema does not have a range key for index: " + index.Name);
            if (index.Key.Hash[0] != tableKey.Hash[0])
                throw Faults.InvalidParameter(
                    $"Index KeySchema does not have the same leading hash key as table KeySchema for index: {index.Name}. "
                    + $"index hash key: {index.Key.Hash[0].Name}, table hash key: {tableKey.Hash[0].Name}");
        }

        if (indexes.Length > DynamoLimits.LocalSecondaryIndexes)
            throw Faults.InvalidParameter($"Number of LocalSecondaryIndexes exceeds per-table limit of {DynamoLimits.LocalSecondaryIndexes}");
    }

    private static IndexDefinition ReadIndex(Request index, string member, ImmutableArray<KeyAttribute> attributes, int mostOfEach)
    {
        var name = index.Text("IndexName");
        new Constraints().NewName(member + ".member.indexName", name).Check();
        var projection = index.Object("Projection");
        var type = projection?.Text("ProjectionType") ?? throw Faults.InvalidParameter("Unknown ProjectionType: null");
        new Constraints().OneOf(member + ".member.projection.projectionType", type, "ALL", "INCLUDE", "KEYS_ONLY").Check();
        var included = projection?.Array("NonKeyAttributes")?.Select(Request.TextOf).ToImmutableArray() ?? [];
        if (type != "INCLUDE" && included.Length > 0)
            throw Faults.InvalidParameter($"ProjectionType is {type}, but NonKeyAttributes is specified");
        if (type == "INCLUDE" && included.Length == 0)
            throw Faults.InvalidParameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        return new IndexDefinition(name!, ReadKey(index, attributes, mostOfEach), type, included, Throughput: default);
    }

    private static (int Read, int Write) ReadThroughput(Request request, bool onDemand)
    {
        var throughput = request.Object("ProvisionedThroughput");
        if (onDemand)
            return throughput is null
                ? default
                : throw Faults.InvalidParameter("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        if (throughput is null)
            throw Faults.InvalidParameter("ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        var (read, write) = (throughput.Value.Integer("ReadCapacityUnits"), throughput.Value.Integer("WriteCapacityUnits"));
        new Constraints()
            .Required("provisionedThroughput.readCapacityUnits", read)
            .Required("provisionedThroughput.writeCapacityUnits", write)
            .Between("provisionedThroughput.readCapacityUnits", read, 1)
            .Between("provisionedThroughput.writeCapacityUnits", write, 1)
            .Check();
        return (read!.Value, write!.Value);
    }

    private static void CheckAllUsed(ImmutableArray<KeyAttribute> attributes, KeySchema key, ImmutableArray<IndexDefinition> indexes)
    {
        var used = key.All.Concat(indexes.SelectMany(i => i.Key.All)).Select(a => a.Name).Distinct().ToList();
        if (used.Count != attributes.Length)
            throw Faults.InvalidParameter(
                "Some AttributeDefinitions are not used. "
                + $"AttributeDefinitions: [{Names(attributes)}], keys used: [{string.Join(", ", used)}]");
    }

    private static string Names(IEnumerable<KeyAttribute> attributes) => string.Join(", ", attributes.Select(a => a.Name));
}
