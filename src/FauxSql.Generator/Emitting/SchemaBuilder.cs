using FauxSql.Generator.Model;
using FauxSql.Naming;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Generator.Emitting;

internal static class SchemaBuilder
{
    public static DatabaseSchema Build(ProjectModel model) => new(
        model.Database?.Name ?? "Database",
        Entities(model).ToValueList(),
        model.Patterns.Select(method => OfMethod(method, model)).OrderBy(pattern => pattern.Description, StringComparer.Ordinal).ToValueList())
    {
        Types = Types(model).OrderBy(type => type.ClrType, StringComparer.Ordinal).ToValueList(),
        Suppressions = (model.Database?.Suppressions ?? [])
            .Concat(model.Entities.SelectMany(entity => entity.Suppressions.Concat(entity.Subtypes.SelectMany(subtype => subtype.Suppressions))))
            .Concat(model.Patterns.SelectMany(method => method.Suppressions))
            .Distinct()
            .ToValueList(),
    };

    public static AccessPatternSchema OfMethod(MethodModel method, ProjectModel model) => new(
        method.Description,
        (AccessPatternStatus)Enum.Parse(typeof(AccessPatternStatus), method.Status),
        AccessPatternSource.Method,
        method.FullName.Replace("global::", "").Replace("@", ""),
        method.Job)
    {
        Entity = model.Entities.Any(entity => entity.Type.Name == method.Entity) ? method.Entity : null,
    };

    public static string ClrType(TypeModel type) => ClrType(type.FullName);

    // The key's pattern first, then one for each index.
    public static IEnumerable<AccessPatternSchema> Served(EntityModel entity)
    {
        var one = ModelNames.Words(entity.Type.Name);
        var many = ModelNames.Words(entity.Table);
        yield return new AccessPatternSchema(
            entity.KeyPattern ?? $"Get {(entity.SortKey is null ? one : many)} by {entity.Property(entity.PartitionKey).Name}",
            AccessPatternStatus.Implemented, AccessPatternSource.Key, null, null)
        { IsImplied = entity.KeyPattern is null };
        for (var i = 0; i < entity.Indexes.Count; i++)
        {
            var index = entity.Indexes[i];
            yield return new AccessPatternSchema(
                entity.IndexPatterns[i] ?? $"Get {many} by {ModelNames.FinderOfIndex(index.Name).Substring(2)}",
                AccessPatternStatus.Implemented, AccessPatternSource.Index, index.Name, null)
            { IsImplied = entity.IndexPatterns[i] is null };
        }
    }

    private static string ClrType(string fullName) => fullName.Replace("global::", "").Replace("@", "");

    private static IEnumerable<TypeSchema> Types(ProjectModel model)
    {
        var (sizes, values) = (new SizeReader(model.Nested), new ValueSchemaBuilder(model.Nested));
        return model.Enums.Select(type => new TypeSchema(type.Name, ClrType(type.FullName), type.Members, []))
            .Concat(model.Nested.Select(type => new TypeSchema(type.Name, ClrType(type), [], type.Properties.Select(property => Attribute(property, sizes, values)).ToValueList())));
    }

    private static IEnumerable<EntitySchema> Entities(ProjectModel model)
    {
        var (sizes, values) = (new SizeReader(model.Nested), new ValueSchemaBuilder(model.Nested));
        return model.Entities.Select(entity => Entity(entity, sizes, values));
    }

    private static AttributeSchema Attribute(PropertyModel property, SizeReader sizes, ValueSchemaBuilder values) => new(
        property.Attribute,
        property.Name,
        property.Value.Kind,
        property.ClrType,
        property.Role,
        !property.IsNullable && property.Value.Kind is not (AttributeKind.StringSet or AttributeKind.NumberSet or AttributeKind.BinarySet),
        property.Embedded)
    {
        Mirror = property.Mirror,
        DerivedFrom = property.DerivedFrom,
        Unique = property.Unique,
        Values = property.Values,
        Size = sizes.Of(property),
        Value = values.Of(property),
        KeepsUnknownNames = property.KeepsUnknownNames,
        Converter = property.Value.Converter?.Split('.', ':')[^1],
    };

    private static EntitySchema Entity(EntityModel entity, SizeReader sizes, ValueSchemaBuilder values) => new(
        entity.Type.Name,
        ClrType(entity.Type),
        entity.TableName,
        new KeySchema([entity.PartitionKey], entity.SortKey is null ? [] : [entity.SortKey]),
        Attributes(entity, sizes, values).ToValueList(),
        entity.Indexes,
        entity.References,
        entity.Relations,
        Served(entity).Concat(entity.Patterns).ToValueList())
    {
        Changes = entity.Changes.Select(change => new ItemChangeSchema(change.Version, change.Name)).ToValueList(),
        Discriminator = entity.Discriminator is { } discriminator
            ? new DiscriminatorSchema(discriminator, entity.Subtypes.Select(subtype => new SubtypeSchema(subtype.Type.Name, ClrType(subtype.Type), subtype.Value)).ToValueList())
            : null,
        Billing = entity.Billing,
        IsDeletionProtected = entity.IsDeletionProtected,
    };

    // An attribute that several subtypes have, each by itself, is one.
    private static IEnumerable<AttributeSchema> Attributes(EntityModel entity, SizeReader sizes, ValueSchemaBuilder values)
    {
        var own = entity.Type.Properties.Select(property => Attribute(property, sizes, values)).ToList();
        if (entity.Discriminator is not { } discriminator)
            return own;
        own.Add(new AttributeSchema(discriminator, "", AttributeKind.String, "string", AttributeRole.None, true, null));
        var names = new HashSet<string>(own.Select(attribute => attribute.Name));
        return own.Concat(
            from subtype in entity.Subtypes
            from property in subtype.Type.Properties
            where !names.Contains(property.Attribute)
            group (subtype, property) by property.Attribute into shared
            select Attribute(shared.First().property, sizes, values) with
            {
                IsRequired = false,
                Role = shared.Aggregate(AttributeRole.None, (role, one) => role | one.property.Role),
                Subtypes = shared.Select(one => one.subtype.Type.Name).ToValueList(),
            });
    }
}
