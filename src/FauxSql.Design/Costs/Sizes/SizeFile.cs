using FauxSql.Schema;

namespace FauxSql.Design.Costs.Sizes;

/// <summary>
/// Reads average sizes that a person has written, as JSON: <c>{ "Order": { "items": 5000, "bytes": 180, "indexes": { "CustomerIndex": { "perKey": 5 } } } }</c>.
/// </summary>
public static class SizeFile
{
    // A UUID without hyphens; an identifier that is shorter changes no verdict.
    private const double UsualKeyBytes = 32;

    /// <summary>Reads averages, one object for each entity.</summary>
    /// <param name="schema">The model.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="text">What it holds.</param>
    /// <exception cref="CostInputException">It is no file of sizes, names what the model does not have, or leaves an entity out.</exception>
    public static AverageSizes Parse(DatabaseSchema schema, string file, string text)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var all = JsonMembers.Parse(file, null, text).Only([.. schema.Entities.Select(entity => entity.Name)]);
        return new AverageSizes(schema.Entities.ToDictionary(
            entity => entity.Name,
            entity => all.Has(entity.Name) ? Of(entity, all.Object(entity.Name)) : throw all.Error($"{entity.Name} is missing: say how many items there are, and how many bytes one has on average")));
    }

    private static EntityAverages Of(EntitySchema entity, JsonMembers given)
    {
        given.Only("items", "bytes", "perKey", "keyBytes", "indexes");
        var (items, bytes) = (given.Number("items"), given.Number("bytes"));
        if (entity.Key.Sort.Count > 0 && !given.Has("perKey"))
            throw given.Error($"{entity.Name}.perKey is missing: say how many items have the same {entity.Key.Partition[0]} on average");
        var indexes = given.Has("indexes") ? given.Object("indexes").Only([.. entity.Indexes.Select(index => index.Name)]) : null;
        return new EntityAverages(
            items,
            bytes,
            given.OptionalNumber("perKey") ?? 1,
            given.OptionalNumber("keyBytes") ?? UsualKeyBytes,
            entity.Indexes.ToDictionary(index => index.Name, index => indexes?.Has(index.Name) == true
                ? Of(indexes.Object(index.Name), items, bytes)
                : throw given.Error($"{entity.Name}.indexes.{index.Name} is missing: say with perKey how many items have the same {string.Join(" and ", index.Key.Partition)} on average")));
    }

    private static IndexAverages Of(JsonMembers index, double items, double bytes)
    {
        index.Only("items", "bytes", "perKey");
        return new IndexAverages(index.OptionalNumber("items") ?? items, index.OptionalNumber("bytes") ?? bytes, index.Number("perKey"));
    }
}
