using System.Collections.Immutable;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tables;

/// <summary>Reads attribute definitions and key schemas whose shape has been checked.</summary>
internal static class KeyReading
{
    private const int MostOfEachKind = 4;

    public static ImmutableArray<KeyAttribute> ReadAttributes(Request request)
    {
        var attributes = ImmutableArray.CreateBuilder<KeyAttribute>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in request.Array("AttributeDefinitions") ?? [])
        {
            var definition = new Request(element);
            var name = definition.Text("AttributeName")!;
            if (!names.Add(name))
                throw Faults.Validation("Attribute Name is duplicated: " + name);
            attributes.Add(new KeyAttribute(name, definition.Text("AttributeType") switch
            {
                "S" => AttributeKind.String,
                "N" => AttributeKind.Number,
                _ => AttributeKind.Binary,
            }));
        }

        return attributes.ToImmutable();
    }

    /// <summary>The key of a table or local index: a HASH attribute, and perhaps a RANGE attribute.</summary>
    public static KeySchema ReadSimple(Request request, ImmutableArray<KeyAttribute> attributes)
    {
        var parts = Read(request, attributes);
        CheckNames(parts);
        if (!parts[0].IsHash)
            throw Faults.Validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        if (parts.Count > 1 && parts[1].IsHash)
            throw Faults.Validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        return ToSchema(parts);
    }

    /// <summary>
    /// The key of a global index: one to four HASH attributes, then up to four RANGE attributes.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.DesignPattern.MultiAttributeKeys.html
    /// </summary>
    public static KeySchema ReadGlobal(Request request, ImmutableArray<KeyAttribute> attributes)
    {
        var parts = Read(request, attributes);
        if (parts.Count <= 2)
            CheckNames(parts);
        if (parts.Select(p => p.Attribute).Distinct().Count() < parts.Count)
            throw Faults.Validation("The KeySchema contains multiple key attributes with the same name");
        if (!parts[0].IsHash)
            throw Faults.Validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        if (parts.SkipWhile(p => p.IsHash).Any(p => p.IsHash))
            throw Faults.InvalidParameter("All HASH key attributes must precede RANGE key attributes in the KeySchema");
        foreach (var isHash in new[] { true, false })
            if (parts.Count(p => p.IsHash == isHash) > MostOfEachKind)
                throw Faults.InvalidParameter($"The KeySchema exceeds the maximum allowed number of {(isHash ? "HASH" : "RANGE")} key attributes");
        return ToSchema(parts);
    }

    private static void CheckNames(List<(KeyAttribute Attribute, bool IsHash)> parts)
    {
        if (parts.Count > 1 && parts[0].Attribute == parts[1].Attribute)
            throw Faults.Validation("Both the Hash Key and the Range Key element in the KeySchema have the same name");
    }

    /// <summary>The names, as messages show them.</summary>
    public static string NamesOf(IEnumerable<KeyAttribute> attributes) => string.Join(", ", attributes.Select(a => a.Name));

    private static List<(KeyAttribute Attribute, bool IsHash)> Read(Request request, ImmutableArray<KeyAttribute> attributes)
    {
        var parts = request.Array("KeySchema")!.Select(part => new Request(part)).ToList();
        var names = parts.ConvertAll(part => part.Text("AttributeName")!);
        if (names.Exists(name => attributes.All(a => a.Name != name)))
            throw Faults.InvalidParameter(
                "Some index key attributes are not defined in AttributeDefinitions. "
                + $"Keys: [{string.Join(", ", names)}], AttributeDefinitions: [{NamesOf(attributes)}]");
        return parts.ConvertAll(part => (attributes.First(a => a.Name == part.Text("AttributeName")), part.Text("KeyType") == "HASH"));
    }

    private static KeySchema ToSchema(List<(KeyAttribute Attribute, bool IsHash)> parts) => new(
        [.. parts.Where(p => p.IsHash).Select(p => p.Attribute)],
        [.. parts.Where(p => !p.IsHash).Select(p => p.Attribute)]);
}
