using FauxSql.Generator.Model;
using FauxSql.Naming;
using FauxSql.Schema;

namespace FauxSql.Generator.Emitting;

// OrderInStatusIndex: what an index holds of an order, when it does not hold all of it. It is read like an entity, and never written.
internal static class ProjectionEmitter
{
    public static EntityModel ModelOf(EntityModel entity, IndexSchema index)
    {
        var whole = entity.Type;
        string[] primary = entity.SortKey is { } sort ? [entity.PartitionKey, sort] : [entity.PartitionKey];
        var keys = primary.Concat(index.Key.Attributes).ToList();
        var name = ModelNames.Projection(whole.SiblingName, index.Name);
        var properties = whole.Properties
            .Where(property => keys.Contains(property.Attribute) || index.Included!.Contains(property.Attribute))
            .Select(property => Property(property, keys.Contains(property.Attribute)));
        var type = new TypeModel(whole.Namespace, name, whole.Prefix + name, whole.Accessibility, $"partial record {name}", properties.ToValueList())
        {
            SiblingName = name,
            IsRecord = true,
            IsSealed = true,
        };
        return new EntityModel(type, entity.TableName, entity.PartitionKey, entity.SortKey) { Whole = whole };
    }

    public static void Emit(SourceText source, EntityModel projection, IndexSchema index)
    {
        var (type, whole) = (projection.Type, projection.Whole!);
        source.Line($"/// <summary>What <c>{index.Name}</c> holds of an <see cref=\"{whole.FullName}\"/>. The table's <c>FindMany</c> reads the whole of several.</summary>");
        source.Open($"{type.Accessibility} sealed {type.Declaration}");
        foreach (var property in type.Properties)
        {
            source.Line($"/// <summary><c>{property.Name}</c> of the <see cref=\"{whole.FullName}\"/>.</summary>");
            source.Line($"public {(property.IsNeeded ? "required " : "")}{property.DeclaredType} {property.Identifier} {{ get; init; }}{(property.Value.Empty is { } empty && !property.IsNullable ? $" = {empty};" : "")}");
        }

        source.Close();
        source.Line();
    }

    // Where the entity has a default for what an item lacks, which only the entity knows, there is null, or the value type's own default.
    private static PropertyModel Property(PropertyModel property, bool isKey)
    {
        var mayLack = !isKey && !property.IsNeeded && property.Value.Empty is null;
        return property with
        {
            IsRequired = true,
            IsNullable = property.IsNullable || mayLack,
            DeclaredType = mayLack && !property.IsValueType ? property.DeclaredType.TrimEnd('?') + "?" : property.DeclaredType,
            Parameter = null,
            Setter = null,
            Role = AttributeRole.None,
            Embedded = null,
            Unique = null,
            DerivedFrom = [],
            Rules = [],
        };
    }
}
