using System.Globalization;
using FauxSql.Design.Relationships;
using FauxSql.Schema;

namespace FauxSql.Design.Documents;

/// <summary>The page of an entity: its keys and indexes, its access patterns, its attributes and its relationships.</summary>
internal static class EntityPage
{
    public static DocumentPage Of(DatabaseSchema schema, EntitySchema entity, IReadOnlyList<Relationship> relationships, PatternEntities reading) => new(
        FileOf(entity),
        [
            new DocumentSection("keys", $"# {Markdown.Text(entity.TableName)}Table\n\nThe items of entity {Markdown.Code(entity.ClrType)}.\n\n{PrimaryKey(entity)}{string.Concat(entity.Indexes.Select(index => Index(entity, index)))}"),
            new DocumentSection("patterns", Patterns(schema, entity, reading)),
            new DocumentSection("attributes", Attributes(schema, entity)),
            new DocumentSection("relationships", Relationships(schema, entity, relationships)),
            .. SuppressionText.Of(schema, entity),
        ]);

    public static string FileOf(EntitySchema entity) => $"{entity.Name}.md";

    private static string PrimaryKey(EntitySchema entity) => $"## Primary Key\n\n{KeyText.ListOf(entity.Key)}{Billing(entity)}{Protection(entity)}\n{KeyText.TableOf(entity)}";

    private static string Billing(EntitySchema entity) => entity.Billing switch
    {
        null => "",
        { IsOnDemand: true } => "- Billing: on demand\n",
        var billing => string.Create(CultureInfo.InvariantCulture, $"- Billing: provisioned, {billing.ReadUnits} read and {billing.WriteUnits} write units a second, and the same for each index\n"),
    };

    private static string Protection(EntitySchema entity) => entity.IsDeletionProtected is { } isProtected ? $"- Deletion protection: {(isProtected ? "on" : "off")}\n" : "";

    private static string Index(EntitySchema entity, IndexSchema index)
    {
        var patterns = entity.Patterns.Where(pattern => pattern.Source == AccessPatternSource.Index && pattern.ServedBy == index.Name).Select(pattern => $"- Access Pattern: {Markdown.Text(pattern.Description)}\n");
        return $"## GSI: {Markdown.Text(index.Name)}\n\n{KeyText.ListOf(index.Key)}- Purpose: {PurposeOf(entity, index)}\n{string.Concat(patterns)}{Projection(index)}{Shards(index)}\n{KeyText.TableOf(entity, index)}";
    }

    private static string PurposeOf(EntitySchema entity, IndexSchema index)
    {
        var by = string.Join(" and ", index.Key.Partition.Select(Markdown.Code));
        var sorted = index.Key.Sort.Count > 0 ? $", sorted by {string.Join(", then ", index.Key.Sort.Select(Markdown.Code))}" : "";
        return $"{Markdown.Code(entity.Name)} items by {by}{sorted}";
    }

    private static string Projection(IndexSchema index) => index.Included switch
    {
        null => "",
        { Count: 0 } => "- Projection: keys only\n",
        var included => $"- Projection: keys and {string.Join(", ", included.Select(Markdown.Code))}\n",
    };

    private static string Shards(IndexSchema index) =>
        index.Shards is { } shards ? string.Create(CultureInfo.InvariantCulture, $"- Spread over {shards} partitions, which a query asks at once\n") : "";

    private static string Patterns(DatabaseSchema schema, EntitySchema entity, PatternEntities reading)
    {
        var text = "";
        foreach (var (status, heading) in new[]
        {
            (AccessPatternStatus.Implemented, "Implemented Access Patterns"),
            (AccessPatternStatus.Planned, "Planned Access Patterns"),
            (AccessPatternStatus.Potential, "Potential Future Patterns"),
        })
        {
            var patterns = entity.Patterns.Concat(reading.MethodsThatRead(entity)).Where(pattern => pattern.Status == status).ToList();
            if (patterns.Count > 0)
                text += $"## {heading}\n\n{string.Concat(patterns.Select(pattern => Line(pattern, entity)))}\n";
        }

        return text.Length > 0 ? text : $"## Access Patterns\n\nNone is declared. The [index]({ModelDocuments.IndexFile}) has those of {Markdown.Code(schema.Name)} that combine several reads.\n\n";
    }

    private static string Line(AccessPatternSchema pattern, EntitySchema entity)
    {
        var served = pattern.Source == AccessPatternSource.None ? "" : $" — {PatternText.ServedBy(pattern, entity)}";
        var job = pattern.Job is { } name ? $", job {Markdown.Code(name)}" : "";
        return $"- {PatternText.SignOf(pattern.Status)} {Markdown.Text(pattern.Description)}{served}{job}\n";
    }

    private static string Attributes(DatabaseSchema schema, EntitySchema entity) =>
        $"## Attributes\n\n{AttributeTable.Print(entity.Attributes, entity.Discriminator)}{string.Concat(HeldTypes.Of(schema, entity).Select(Type))}";

    private static string Type(TypeSchema type) => $"### {Markdown.Text(type.Name)}\n\n" + (type.Members.Count > 0
        ? $"One of {string.Join(", ", type.Members.Select(Markdown.Code))}.\n\n"
        : AttributeTable.Print(type.Attributes, null));

    private static string Relationships(DatabaseSchema schema, EntitySchema entity, IReadOnlyList<Relationship> relationships)
    {
        var own = relationships.Where(relationship => relationship.Source == entity.Name || relationship.Target == entity.Name || relationship.Link == entity.Name);
        var records = string.Concat(own.Select(relationship => new RelationshipText(schema, relationship).Print()));
        return "## Relationships\n\n" + (records.Length > 0 ? records : "None.\n\n");
    }
}
