using FauxSql.Generator.Model;
using FauxSql.Naming;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Generator.Emitting;

internal static class SchemaBuilder
{
    public static EntitySchema Build(EntityModel entity, ValueList<RelationSchema> relations) => new(
        entity.Type.Name,
        entity.Type.FullName.Replace("global::", ""),
        entity.Table,
        new KeySchema([entity.PartitionKey], entity.SortKey is null ? [] : [entity.SortKey]),
        entity.Type.Properties.Select(Attribute).ToValueList(),
        entity.Indexes,
        entity.References,
        relations,
        Served(entity).Concat(entity.Patterns).ToValueList());

    // The key's pattern first, then one for each index.
    public static IEnumerable<AccessPatternSchema> Served(EntityModel entity)
    {
        var one = ModelNames.Words(entity.Type.Name);
        var many = ModelNames.Words(entity.Table);
        yield return new AccessPatternSchema(
            entity.KeyPattern ?? $"Get {(entity.SortKey is null ? one : many)} by {entity.PartitionKey}",
            AccessPatternStatus.Implemented, AccessPatternSource.Key, null, null);
        for (var i = 0; i < entity.Indexes.Count; i++)
        {
            var index = entity.Indexes[i];
            yield return new AccessPatternSchema(
                entity.IndexPatterns[i] ?? $"Get {many} by {ModelNames.FinderOfIndex(index.Name).Substring(2)}",
                AccessPatternStatus.Implemented, AccessPatternSource.Index, index.Name, null);
        }
    }

    private static AttributeSchema Attribute(PropertyModel property) => new(
        property.Name,
        property.Name,
        property.Value.Kind,
        property.ClrType,
        property.Role,
        !property.IsNullable && property.Value.Kind is not (AttributeKind.StringSet or AttributeKind.NumberSet or AttributeKind.BinarySet),
        property.Embedded);
}
