using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Schema;

public static partial class SchemaSnapshot
{
    /// <summary>Reads a schema.</summary>
    /// <param name="json">What <see cref="Write"/> wrote.</param>
    /// <exception cref="FormatException">A newer version of FauxSql wrote it, or it is not a snapshot.</exception>
    public static DatabaseSchema Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var format = root.GetProperty("format").GetInt32();
            return format == Format
                ? new DatabaseSchema(Text(root, "name")!, List(root, "entities", Entity), List(root, "patterns", Pattern))
                {
                    Types = root.TryGetProperty("types", out _) ? List(root, "types", Type) : [],
                    Suppressions = root.TryGetProperty("suppressions", out _) ? List(root, "suppressions", Suppression) : [],
                }
                : throw new FormatException($"The schema snapshot has format {format}; this version of FauxSql reads format {Format}. Use the same version everywhere.");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"This is not a schema snapshot: {e.Message}", e);
        }
    }

    private static TypeSchema Type(JsonElement json) =>
        new(Text(json, "name")!, Text(json, "clrType")!, List(json, "members", element => element.GetString()!), List(json, "attributes", Attribute));

    private static EntitySchema Entity(JsonElement json) => new(
        Text(json, "name")!,
        Text(json, "clrType")!,
        Text(json, "table")!,
        Key(json),
        List(json, "attributes", Attribute),
        List(json, "indexes", Index),
        List(json, "references", Reference),
        List(json, "relations", Relation),
        List(json, "patterns", Pattern))
    {
        Discriminator = json.TryGetProperty("discriminator", out var discriminator)
            ? new DiscriminatorSchema(Text(discriminator, "attribute")!, List(discriminator, "subtypes", Subtype))
            : null,
        Billing = json.TryGetProperty("billing", out var billing) ? new BillingSchema(billing.GetProperty("readUnits").GetInt64(), billing.GetProperty("writeUnits").GetInt64()) : null,
        IsDeletionProtected = json.TryGetProperty("deletionProtection", out var isProtected) ? isProtected.GetBoolean() : null,
        Changes = json.TryGetProperty("changes", out _) ? List(json, "changes", Change) : [],
    };

    private static ItemChangeSchema Change(JsonElement json) => new(json.GetProperty("version").GetInt32(), Text(json, "name")!);

    private static SubtypeSchema Subtype(JsonElement json) => new(Text(json, "name")!, Text(json, "clrType")!, Text(json, "value")!);

    private static AttributeSchema Attribute(JsonElement json) => new(
        Text(json, "name")!,
        Text(json, "property")!,
        Enum<AttributeKind>(json, "kind"),
        Text(json, "clrType")!,
        Enum<AttributeRole>(json, "role"),
        json.GetProperty("required").GetBoolean(),
        json.TryGetProperty("embedded", out var embedded) ? Embedded(embedded) : null)
    {
        Mirror = json.TryGetProperty("mirror", out var mirror) ? mirror.GetString() : null,
        DerivedFrom = json.TryGetProperty("derivedFrom", out _) ? List(json, "derivedFrom", element => element.GetString()!) : [],
        Unique = json.TryGetProperty("unique", out var unique) ? Unique(unique) : null,
        Values = json.TryGetProperty("values", out var values) ? values.GetInt32() : null,
        Size = json.TryGetProperty("size", out var size) ? Size(size) : null,
        Value = json.TryGetProperty("value", out var value) ? Value(value) : null,
        KeepsUnknownNames = json.TryGetProperty("keepsUnknownNames", out _),
        Converter = json.TryGetProperty("converter", out var converter) ? converter.GetString() : null,
        Subtypes = json.TryGetProperty("subtypes", out _) ? List(json, "subtypes", element => element.GetString()!) : [],
    };

    private static ValueSchema Value(JsonElement json) => new(Enum<ValueForm>(json, "form"))
    {
        Type = json.TryGetProperty("type", out var type) ? type.GetString() : null,
        Digits = json.TryGetProperty("digits", out var digits) ? digits.GetInt32() : null,
        Names = json.TryGetProperty("names", out _) ? List(json, "names", name => name.GetString()!) : [],
        IsFlags = json.TryGetProperty("flags", out _),
        Element = json.TryGetProperty("element", out var element) ? Value(element) : null,
        HasNulls = json.TryGetProperty("nulls", out _),
        Members = json.TryGetProperty("members", out _) ? List(json, "members", Member) : [],
    };

    private static MemberSchema Member(JsonElement json) => new(Text(json, "name")!, Value(json.GetProperty("value")), json.GetProperty("required").GetBoolean());

    private static SizeSchema Size(JsonElement json) => new(
        json.GetProperty("bytes").GetInt64(),
        json.GetProperty("texts").GetInt64(),
        json.TryGetProperty("unbounded", out _) ? List(json, "unbounded", element => element.GetString()!) : []);

    private static SuppressionSchema Suppression(JsonElement json) => new(Text(json, "rule")!, Text(json, "target")!, Text(json, "because"));

    private static UniqueSchema Unique(JsonElement json) =>
        new(Text(json, "within"), json.GetProperty("ignoresCase").GetBoolean(), json.GetProperty("ignoresBlanks").GetBoolean());

    private static EmbeddedSchema Embedded(JsonElement json)
    {
        var max = json.GetProperty("max");
        return new EmbeddedSchema(max.ValueKind == JsonValueKind.Null ? null : max.GetInt32(), Text(json, "because"));
    }

    private static IndexSchema Index(JsonElement json) => new(Text(json, "name")!, Key(json))
    {
        Shards = json.TryGetProperty("shards", out var shards) ? shards.GetInt32() : null,
        OtherPatterns = json.TryGetProperty("otherPatterns", out _) ? List(json, "otherPatterns", element => element.GetString()!) : [],
        Included = json.TryGetProperty("included", out _) ? List(json, "included", element => element.GetString()!) : null,
    };

    private static ReferenceSchema Reference(JsonElement json) => new(Text(json, "attribute")!, Text(json, "target")!, Text(json, "because"))
    {
        IsEnforced = json.TryGetProperty("enforced", out var enforced) && enforced.GetBoolean(),
    };

    private static RelationSchema Relation(JsonElement json) => new(
        Text(json, "property")!,
        Text(json, "target")!,
        json.GetProperty("many").GetBoolean(),
        Enum<RelationPath>(json, "path"),
        Text(json, "attribute")!,
        Text(json, "index"),
        json.TryGetProperty("link", out var link) ? new LinkSchema(Text(link, "entity")!, Text(link, "source")!, Text(link, "target")!) : null);

    private static AccessPatternSchema Pattern(JsonElement json) => new(
        Text(json, "description")!,
        Enum<AccessPatternStatus>(json, "status"),
        Enum<AccessPatternSource>(json, "source"),
        Text(json, "servedBy"),
        Text(json, "job"))
    {
        IsImplied = json.TryGetProperty("implied", out var implied) && implied.GetBoolean(),
        Entity = json.TryGetProperty("entity", out var entity) ? entity.GetString() : null,
    };

    private static KeySchema Key(JsonElement json) => new(
        List(json, "partition", element => element.GetString()!),
        List(json, "sort", element => element.GetString()!));

    private static ValueList<T> List<T>(JsonElement json, string name, Func<JsonElement, T> read) =>
        json.GetProperty(name).EnumerateArray().Select(read).ToValueList();

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static T Enum<T>(JsonElement json, string name)
        where T : struct, Enum => System.Enum.Parse<T>(Text(json, name)!);
}
