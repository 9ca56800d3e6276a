using FauxSql.Schema;
using FauxSql.Transfer.Relational;
using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Transfer.Documents;

/// <summary>Makes a model of entity files: those that <c>fauxsql docs</c> writes, and those that people write after the template.</summary>
public sealed class DocumentDrafter
{
    private readonly DocumentProblems _problems = new();
    private readonly List<Decision> _decisions = [];
    private readonly List<EntityDocument> _pages = [];
    private readonly List<DocumentedEntity> _entities = [];
    private ModelPage _model = new();

    private DocumentDrafter()
    {
    }

    /// <summary>Drafts a model.</summary>
    /// <param name="files">The Markdown files.</param>
    /// <param name="name">The namespace.</param>
    /// <exception cref="SourceException">Something in them cannot be understood, or no file describes an entity. The message has a line for each, with file and line.</exception>
    public static ModelDraft Draft(IReadOnlyList<DocumentFile> files, string name)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new DocumentDrafter().DraftModel(files, name);
    }

    private ModelDraft DraftModel(IReadOnlyList<DocumentFile> files, string name)
    {
        foreach (var file in files)
            Read(file);
        _problems.Throw();
        if (_pages.Count == 0)
            throw new SourceException("No file describes an entity: its heading is the table's name, as in '# OrdersTable', and below it are '## Primary Key' and '- OrderId (HASH)'.");
        NameEntities();
        var relationships = new RelationshipDrafter(_entities, _problems, _decisions);
        relationships.Read();
        CheckAttributes();
        _problems.Throw();

        var types = new DescribedTypes(_pages, _decisions);
        foreach (var (page, type, first) in types.Contradictions())
            _problems.Add(page.File, type.Line, $"{type.Name} is described in another way than elsewhere: make both the same, or delete one of them.");
        foreach (var entity in _entities)
            Draft(entity, types);
        relationships.Draft();
        foreach (var entity in _entities)
            entity.DraftIndexes();
        DraftMethods();
        _problems.Throw();
        return new ModelDraft(name, [.. _entities.Select(entity => entity.ToDraft()).OrderBy(entity => entity.Name, StringComparer.Ordinal)], _decisions)
        {
            Database = _model.Database is { } database && SourceNames.IsIdentifier(database) ? database : name + "Db",
            Types = types.Drafts,
            Suppressions = [.. _model.Suppressions.Select(line => new SuppressionDraft(line.Rule, line.Because, line.Target))],
        };
    }

    private void Read(DocumentFile file)
    {
        var blocks = MarkdownPage.Read(file.Text);
        if (ModelPageReader.IsModel(blocks))
        {
            _model = ModelPageReader.Read(blocks);
            return;
        }

        var pages = EntityPageReader.Read(file.Name, blocks, _problems);
        _pages.AddRange(pages);
        if (pages.Count == 0)
            _decisions.Add(new Decision(file.Name, "has no heading of a table, such as '# OrdersTable', and is not read."));
    }

    private void NameEntities()
    {
        foreach (var page in _pages)
        {
            var name = page.ClrType is { } type ? type[(type.LastIndexOf('.') + 1)..] : SourceNames.Entity(page.Table);
            if (_entities.Find(entity => entity.Name == name || entity.Page.Table == page.Table) is { } first)
                _problems.Add(page.File, page.Line, $"{page.Table} is entity {name}, which {first.Page.File}({first.Page.Line}) describes already: delete one of the two, or give it another name.");
            else
                _entities.Add(new DocumentedEntity(page, name, _decisions));
        }

        _problems.Throw();
    }

    // A page without a table of attributes has those that its keys name; one with a table names them all.
    private void CheckAttributes()
    {
        foreach (var entity in _entities)
        {
            var hasTable = entity.Page.Attributes.Count > 0;
            var keys = entity.Page.Indexes.SelectMany(index => index.Key.Attributes).Concat(entity.Page.Key.Attributes);
            foreach (var key in keys.OrderBy(key => key.Line))
            {
                if (entity.Has(key.Attribute))
                    continue;
                if (hasTable)
                    _problems.Add(entity.Page.File, key.Line, $"{key.Attribute} is a key, and no row of the attributes of {entity.Page.Table}: add one.");
                else
                    entity.Rows.Add(new AttributeRow(key.Line, key.Attribute, "string", IsNullable: false) { Kind = "String" });
            }

            foreach (var index in entity.Page.Indexes)
            {
                foreach (var included in (index.Included ?? []).Where(included => !entity.Has(included)))
                    _problems.Add(entity.Page.File, index.Line, $"{index.Name} includes {included}, which is no attribute of {entity.Page.Table}: add a row to its attributes.");
            }

            if (!hasTable)
                entity.Open("", $"has no table of attributes: {string.Join(", ", entity.Rows.Select(row => row.Name))} are those that its keys and relationships name, and text where nothing says otherwise. Add the others.");
        }
    }

    private void Draft(DocumentedEntity entity, DescribedTypes types)
    {
        entity.DraftProperties(types);
        foreach (var line in entity.SuppressProperties())
            _problems.Add(entity.Page.File, line.Line, $"{line.Target} is no property of {entity.Name}: write it as in '- `{line.Rule}` of `{entity.Name}.{entity.Property(entity.Partition).Name}`'.");
        foreach (var heading in entity.Page.Unread)
            entity.Say("", $"has a part '{heading.Text}' in {entity.Page.File}({heading.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}), which is none of the template's and not read.");
        foreach (var line in PatternLines.Unserved(entity))
        {
            entity.Open("", $"answers \"{line.Description}\", as the page says, by nothing that the page names: it is a planned pattern. Give it an index or a method.");
            entity.Patterns.Add(new PatternDraft(line.Description, AccessPatternStatus.Planned, line.Job));
        }

        var others = entity.Page.Patterns.Where(line => line.Status != AccessPatternStatus.Implemented).ToList();
        entity.Patterns.AddRange(others.OrderBy(line => _model.PlaceOf(entity.Name, line.Description, line.Status)).Select(line => new PatternDraft(line.Description, line.Status, line.Job)));
    }

    // What a method does is in no page. It is listed with the entity that it answers with, or with those that it reads.
    private void DraftMethods()
    {
        var listed = _entities.SelectMany(entity => entity.Page.Patterns.Where(line => line.Source == AccessPatternSource.Method).Select(line => (Line: line, Entity: entity))).ToList();
        var methods = _model.Patterns.Where(row => row.Pattern.Source == AccessPatternSource.Method)
            .Select(row => (Line: row.Pattern, Entity: _entities.Find(entity => entity.Name == row.Entity) ?? _entities.Find(entity => entity.Page.Table == row.Table)))
            .Concat(listed.Select(one => (one.Line, (DocumentedEntity?)one.Entity)))
            .DistinctBy(one => one.Line.ServedBy);
        foreach (var (line, entity) in methods)
        {
            const string Lost = "by code that no page has";
            if (entity is null)
                _decisions.Add(new Decision(line.Description, $"is answered {Lost}, and of no entity that the pages name: write {line.ServedBy} again.", IsOpen: true));
            else
                entity.Open("", $"answers \"{line.Description}\" with {line.ServedBy}, {Lost}: it is a planned pattern until the method is written again.");
            entity?.Patterns.Add(new PatternDraft(line.Description, AccessPatternStatus.Planned, line.Job));
        }
    }
}
