using FauxSql.Schema;

namespace FauxSql.Design.Documents;

/// <summary>The enums and records that attributes hold.</summary>
internal static class HeldTypes
{
    /// <summary>Those of an entity, and what is nested in them, in the order in which a reader meets them.</summary>
    public static IReadOnlyList<TypeSchema> Of(DatabaseSchema schema, EntitySchema entity)
    {
        var found = new List<TypeSchema>();
        Add(schema, entity.Attributes, found);
        return found;
    }

    /// <summary>The names within a C# type: IReadOnlyList and Address of <c>IReadOnlyList&lt;Address&gt;</c>.</summary>
    public static IReadOnlyList<string> NamesIn(string clrType) => clrType.Split(['<', '>', ',', ' ', '?', '[', ']', '.'], StringSplitOptions.RemoveEmptyEntries);

    private static void Add(DatabaseSchema schema, IEnumerable<AttributeSchema> attributes, List<TypeSchema> found)
    {
        foreach (var type in attributes.SelectMany(attribute => NamesIn(attribute.ClrType)).SelectMany(name => schema.Types.Where(type => type.Name == name)))
        {
            if (found.Contains(type))
                continue;
            found.Add(type);
            Add(schema, type.Attributes, found);
        }
    }
}
