using System.Text;
using System.Text.Json;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Tables;

/// <summary>
/// Checks the members of CreateTable and UpdateTable one by one, before they are compared with one another. The name that a table cannot
/// have for its length is answered alone, and so is every wrong name of a table to be changed; everything else is answered at once.
/// </summary>
internal static class TableShape
{
    private const int MostIndexKeyParts = 8;
    private const int MostIncluded = 20;
    private const int MostNameBytes = 255;

    public static void CheckCreate(Request request)
    {
        var found = new Constraints();
        CheckAttributes(found, request, areRequired: true);
        CheckNewName(found, request);
        CheckSettings(found, request);
        CheckKey(found, request, "keySchema", mostParts: 2);
        ForEach(request, "GlobalSecondaryIndexes", (index, at) => CheckIndex(found, index, at, MostIndexKeyParts));
        ForEach(request, "LocalSecondaryIndexes", (index, at) => CheckIndex(found, index, at, mostKeyParts: 2));
        ForEach(request, "Tags", (tag, at) => found.Required(at + ".key", tag.Text("Key")).Required(at + ".value", tag.Text("Value")));
        found.Check();
        CheckClass(request);
    }

    public static void CheckUpdate(Request request)
    {
        TableNames.Check(request);
        var found = new Constraints();
        CheckAttributes(found, request, areRequired: false);
        CheckSettings(found, request);
        ForEach(request, "GlobalSecondaryIndexUpdates", (update, at) =>
        {
            if (update.Object("Update") is { } changed)
            {
                found.NewName(at + ".update.indexName", changed.Text("IndexName"));
                CheckThroughput(found, changed, at + ".update.provisionedThroughput");
            }

            if (update.Object("Create") is { } created)
                CheckIndex(found, created, at + ".create", MostIndexKeyParts);
            if (update.Object("Delete") is { } deleted)
                found.NewName(at + ".delete.indexName", deleted.Text("IndexName"));
        });
        found.Check();
        CheckClass(request);
    }

    private static void CheckNewName(Constraints found, Request request)
    {
        var name = request.Text("TableName") ?? throw TableNames.Missing();
        if (TableArn.Parse(name) is not null)
            return;
        new Constraints().Length("tableName", name, 3, 255).Check();
        found.NewName("tableName", name);
    }

    // An unknown class has an answer of its own.
    private static void CheckClass(Request request)
    {
        if (request.Text("TableClass") is not (null or "STANDARD" or "STANDARD_INFREQUENT_ACCESS"))
            throw Faults.Validation(
                "Invalid table-class parameter provided. Please try again with a valid table-class value: [STANDARD, STANDARD_INFREQUENT_ACCESS].");
    }

    private static void CheckSettings(Constraints found, Request request)
    {
        found.OneOf("billingMode", request.Text("BillingMode"), "PROVISIONED", "PAY_PER_REQUEST");
        CheckThroughput(found, request, "provisionedThroughput");
        if (request.Object("StreamSpecification") is { } stream)
            found.Required("streamSpecification.streamEnabled", stream.Flag("StreamEnabled"))
                .OneOf("streamSpecification.streamViewType", stream.Text("StreamViewType"), "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY");
        if (request.Object("SSESpecification") is { } encryption)
            found.OneOf("sSESpecification.sSEType", encryption.Text("SSEType"), "AES256", "KMS");
    }

    private static void CheckThroughput(Constraints found, Request request, string at)
    {
        if (request.Object("ProvisionedThroughput") is not { } throughput)
            return;
        foreach (var (member, value) in new[] { ("writeCapacityUnits", throughput.Long("WriteCapacityUnits")), ("readCapacityUnits", throughput.Long("ReadCapacityUnits")) })
            found.Required($"{at}.{member}", value).AtLeast($"{at}.{member}", value, 1);
    }

    private static void CheckAttributes(Constraints found, Request request, bool areRequired)
    {
        if (areRequired)
            found.Required("attributeDefinitions", request.Array("AttributeDefinitions"));
        ForEach(request, "AttributeDefinitions", (attribute, at) =>
        {
            CheckName(found, attribute.Text("AttributeName"), at + ".attributeName");
            found.Required(at + ".attributeType", attribute.Text("AttributeType"))
                .OneOf(at + ".attributeType", attribute.Text("AttributeType"), "B", "N", "S");
        });
    }

    // The names that tables and indexes are made with have 255 bytes in UTF-8 at most.
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
    private static void CheckName(Constraints found, string? name, string at)
    {
        found.Required(at, name).Length(at, name, 1, int.MaxValue);
        if (name is not null && Encoding.UTF8.GetByteCount(name) > MostNameBytes)
            found.Violate($"'{name}'", at, $"Member must have length less than or equal to {MostNameBytes}");
    }

    private static void CheckIndex(Constraints found, Request index, string at, int mostKeyParts)
    {
        found.NewName(at + ".indexName", index.Text("IndexName"));
        CheckKey(found, index, at + ".keySchema", mostKeyParts);
        var projection = index.Object("Projection");
        found.Required(at + ".projection", projection);
        if (projection is { } given)
        {
            found.OneOf(at + ".projection.projectionType", given.Text("ProjectionType"), "ALL", "INCLUDE", "KEYS_ONLY");
            if (given.Array("NonKeyAttributes") is { } included)
            {
                found.Count(at + ".projection.nonKeyAttributes", included, 1, MostIncluded, JsonText);
                for (var i = 0; i < included.Count; i++)
                    CheckName(found, Request.TextOf(included[i]), $"{at}.projection.nonKeyAttributes.{i + 1}.member");
            }
        }

        CheckThroughput(found, index, at + ".provisionedThroughput");
    }

    private static void CheckKey(Constraints found, Request request, string at, int mostParts)
    {
        var parts = request.Array("KeySchema");
        found.Required(at, parts);
        if (parts is null)
            return;
        found.Count(at, parts, 1, mostParts, part =>
            $"KeySchemaElement(attributeName={JsonText(part, "AttributeName")}, keyType={JsonText(part, "KeyType")})");
        ForEach(parts, at, (part, member) =>
        {
            CheckName(found, part.Text("AttributeName"), member + ".attributeName");
            found.Required(member + ".keyType", part.Text("KeyType")).OneOf(member + ".keyType", part.Text("KeyType"), "HASH", "RANGE");
        });
    }

    private static void ForEach(Request request, string member, Action<Request, string> check)
    {
        if (request.Array(member) is { } elements)
            ForEach(elements, char.ToLowerInvariant(member[0]) + member[1..], check);
    }

    private static void ForEach(IReadOnlyList<JsonPart> elements, string at, Action<Request, string> check)
    {
        for (var i = 0; i < elements.Count; i++)
            check(new Request(elements[i]), $"{at}.{i + 1}.member");
    }

    private static string JsonText(JsonPart element) => element.ToString();

    private static string JsonText(JsonPart element, string member) =>
        element.Kind == JsonValueKind.Object && element.Find(member) is { } value ? value.ToString() : "null";
}
