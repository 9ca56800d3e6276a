using FauxSql.Schema;
using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Transfer.Sources;

/// <summary>Finds what a source names in its own way in the model: by its own name, or by the one that scaffold would give it.</summary>
internal static class SourceNaming
{
    public static EntitySchema? EntityOf(DatabaseSchema schema, string name) =>
        schema.Entities.FirstOrDefault(entity => entity.Name == name)
        ?? schema.Entities.FirstOrDefault(entity => entity.TableName == name)
        ?? schema.Entities.FirstOrDefault(entity => entity.Name == SourceNames.Entity(name));

    /// <returns>The place of the attribute in the entity, or -1.</returns>
    public static int AttributeOf(EntitySchema entity, string name)
    {
        var attributes = entity.Attributes.ToList();
        var at = attributes.FindIndex(attribute => attribute.Name == name);
        if (at < 0)
            at = attributes.FindIndex(attribute => attribute.Property == name);
        return at < 0 && name.Length > 0 ? attributes.FindIndex(attribute => attribute.Property == SourceNames.Property(name, entity.Name)) : at;
    }
}
