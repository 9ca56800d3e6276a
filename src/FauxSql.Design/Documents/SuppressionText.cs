using FauxSql.Schema;

namespace FauxSql.Design.Documents;

/// <summary>Where rules do not apply, and why.</summary>
internal static class SuppressionText
{
    /// <summary>The section of an entity's page, or none.</summary>
    public static IEnumerable<DocumentSection> Of(DatabaseSchema schema, EntitySchema entity) =>
        Section(schema.Suppressions.Where(suppression => IsOf(entity, suppression.Target)), suppression => Owned(entity, suppression.Target));

    /// <summary>The section of the index page, or none: what is said of the whole model, and of what is no entity.</summary>
    public static IEnumerable<DocumentSection> OfModel(DatabaseSchema schema) => Section(
        schema.Suppressions.Where(suppression => !schema.Entities.Any(entity => IsOf(entity, suppression.Target))),
        suppression => suppression.Target.Length == 0 ? "" : Markdown.Code(suppression.Target));

    private static IEnumerable<DocumentSection> Section(IEnumerable<SuppressionSchema> suppressions, Func<SuppressionSchema, string> placeOf)
    {
        var lines = string.Concat(suppressions.Select(suppression =>
            $"- {Markdown.Code(suppression.Rule)}{(placeOf(suppression) is { Length: > 0 } place ? $" of {place}" : "")}{(suppression.Because is { } because ? $": {Markdown.Text(because)}" : "")}\n"));
        if (lines.Length > 0)
            yield return new DocumentSection("suppressions", $"## Suppressed Checks\n\n{lines}\n");
    }

    // Order.Total, and nothing for the entity itself.
    private static string Owned(EntitySchema entity, string target)
    {
        var type = TypesOf(entity).First(one => IsWithin(one.ClrType, target));
        var member = target[type.ClrType.Length..];
        return type.Name == entity.Name && member.Length == 0 ? "" : Markdown.Code(type.Name + member);
    }

    private static bool IsOf(EntitySchema entity, string target) => TypesOf(entity).Any(type => IsWithin(type.ClrType, target));

    private static bool IsWithin(string clrType, string target) =>
        target == clrType || (target.StartsWith(clrType + ".", StringComparison.Ordinal) && !target[(clrType.Length + 1)..].Contains('.', StringComparison.Ordinal));

    private static IEnumerable<(string Name, string ClrType)> TypesOf(EntitySchema entity) =>
        (entity.Discriminator?.Subtypes ?? []).Select(subtype => (subtype.Name, subtype.ClrType)).Prepend((entity.Name, entity.ClrType));
}
