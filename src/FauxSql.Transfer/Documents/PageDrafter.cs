using FauxSql.Schema;
using FauxSql.Transfer.Relational;
using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Transfer.Documents;

/// <summary>Makes a model of what pages say of entities, whoever wrote them.</summary>
internal sealed class PageDrafter(IReadOnlyList<EntityDocument> pages, ModelPage model, DocumentProblems problems, List<Decision> decisions)
{
    private readonly List<DocumentedEntity> _entities = [];

    /// <exception cref="SourceException">Something in the pages does not fit together.</exception>
    public ModelDraft Draft(string name)
    {
        var database = model.Database is { } given && SourceNames.IsIdentifier(given) ? given : name + "Db";
        NameEntities();
        foreach (var entity in _entities.Where(entity => entity.Name == database))
            problems.Add(entity.Page.File, entity.Page.Line, $"{entity.Name} would be called like the database: choose another name with --name.");
        foreach (var entity in _entities)
            CheckKeys(entity);
        var relationships = new RelationshipDrafter(_entities, problems, decisions);
        relationships.Read();
        var types = new DescribedTypes(pages, decisions);
        foreach (var (page, type) in types.Contradictions())
            problems.Add(page.File, type.Line, $"{type.Name} is described in another way than elsewhere: make both the same, or delete one of them.");
        foreach (var (page, type) in pages.SelectMany(page => page.Types.Select(type => (page, type))).Where(one => _entities.Exists(entity => entity.Name == one.type.Name)))
            problems.Add(page.File, type.Line, $"{type.Name} is an entity already: give what is held within {page.Table} another name.");
        problems.Throw();

        foreach (var entity in _entities)
            Draft(entity, types);
        relationships.Draft();
        foreach (var entity in _entities)
            entity.DraftIndexes();
        DraftMethods();
        problems.Throw();
        return new ModelDraft(name, [.. _entities.Select(entity => entity.ToDraft()).OrderBy(entity => entity.Name, StringComparer.Ordinal)], decisions)
        {
            Database = database,
            Types = types.Drafts,
            Suppressions = [.. model.Suppressions.Select(line => new SuppressionDraft(line.Rule, line.Because, line.Target))],
        };
    }

    private void NameEntities()
    {
        foreach (var page in pages)
        {
            var name = page.Name ?? (page.ClrType is { } type ? type[(type.LastIndexOf('.') + 1)..] : SourceNames.Entity(page.Table));
            if (_entities.Find(entity => entity.Name == name || entity.Page.Table == page.Table) is { } first)
                problems.Add(page.File, page.Line, $"{page.Table} is entity {name}, which {first.Page.File}({first.Page.Line}) describes already: delete one of the two, or give it another name.");
            else
                _entities.Add(new DocumentedEntity(page, name, decisions));
        }

        problems.Throw();
    }

    // A page without a table of attributes has those that its keys name; one with a table names them all.
    private void CheckKeys(DocumentedEntity entity)
    {
        var hasTable = entity.Page.Attributes.Count > 0;
        var keys = entity.Page.Indexes.SelectMany(index => index.Key.Attributes).Concat(entity.Page.Key.Attributes);
        foreach (var key in keys.OrderBy(key => key.Line))
        {
            if (entity.Rows.Find(row => row.Name == key.Attribute) is { } row)
            {
                if (DescribedTypes.Plain(row) is "bool" || row.Kind is "List" or "Map" or "StringSet" or "NumberSet" or "BinarySet")
                    problems.Add(entity.Page.File, row.Line, $"{row.Name} is a key and a {row.Type}: a key is text, a number or bytes.");
            }
            else if (hasTable)
            {
                problems.Add(entity.Page.File, key.Line, $"{key.Attribute} is a key, and no row of the attributes of {entity.Page.Table}: add one.");
            }
            else
            {
                entity.Rows.Add(new AttributeRow(key.Line, key.Attribute, "string", IsNullable: false) { Kind = "String" });
            }
        }

        foreach (var index in entity.Page.Indexes)
        {
            foreach (var included in (index.Included ?? []).Where(included => !entity.Has(included)))
                problems.Add(entity.Page.File, index.Line, $"{index.Name} includes {included}, which is no attribute of {entity.Page.Table}: add a row to its attributes.");
        }

        if (entity.Rows.Find(row => row.IsTimeToLive) is not null)
        {
            foreach (var unique in entity.Rows.Where(row => row.IsUnique))
                problems.Add(entity.Page.File, unique.Line, $"{unique.Name} is unique, and the items have a time to live: DynamoDB deletes them without freeing their unique values. Leave out one of the two.");
        }
    }

    private void Draft(DocumentedEntity entity, DescribedTypes types)
    {
        if (entity.Page.Attributes.Count == 0)
            entity.Open("", $"has no table of attributes: {string.Join(", ", entity.Rows.Select(row => row.Name))} are those that its keys and relationships name, and text where nothing says otherwise. Add the others.");
        entity.DraftProperties(types);
        foreach (var line in entity.SuppressProperties())
            problems.Add(entity.Page.File, line.Line, $"{line.Target} is no property of {entity.Name}: write it as in '- `{line.Rule}` of `{entity.Name}.{entity.Property(entity.Partition).Name}`'.");
        foreach (var heading in entity.Page.Unread)
            entity.Say("", $"has a part '{heading.Text}' in {entity.Page.File}({heading.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}), which is none of the template's and not read.");
        foreach (var line in PatternLines.Unserved(entity))
        {
            entity.Open("", $"answers \"{line.Description}\", as the page says, by nothing that the page names: it is a planned pattern. Give it an index or a method.");
            entity.Patterns.Add(new PatternDraft(line.Description, AccessPatternStatus.Planned, line.Job));
        }

        var others = entity.Page.Patterns.Where(line => line.Status != AccessPatternStatus.Implemented).ToList();
        entity.Patterns.AddRange(others.OrderBy(line => model.PlaceOf(entity.Name, line.Description, line.Status)).Select(line => new PatternDraft(line.Description, line.Status, line.Job)));
    }

    // What a method does is in no page. It is listed with the entity that it answers with, or with those that it reads.
    private void DraftMethods()
    {
        var listed = _entities.SelectMany(entity => entity.Page.Patterns.Where(line => line.Source == AccessPatternSource.Method).Select(line => (Line: line, Entity: entity))).ToList();
        var methods = model.Patterns.Where(row => row.Pattern.Source == AccessPatternSource.Method)
            .Select(row => (Line: row.Pattern, Entity: _entities.Find(entity => entity.Name == row.Entity) ?? _entities.Find(entity => entity.Page.Table == row.Table)))
            .Concat(listed.Select(one => (one.Line, (DocumentedEntity?)one.Entity)))
            .DistinctBy(one => one.Line.ServedBy);
        foreach (var (line, entity) in methods)
        {
            const string Lost = "by code that no page has";
            if (entity is null)
                decisions.Add(new Decision(line.Description, $"is answered {Lost}, and of no entity that the pages name: write {line.ServedBy} again.", IsOpen: true));
            else
                entity.Open("", $"answers \"{line.Description}\" with {line.ServedBy}, {Lost}: it is a planned pattern until the method is written again.");
            entity?.Patterns.Add(new PatternDraft(line.Description, AccessPatternStatus.Planned, line.Job));
        }
    }
}
