using FauxSql.Naming;
using FauxSql.Schema;

namespace FauxSql.Transfer.Documents;

/// <summary>Reads the entities that a page describes, after the template: <c># OrdersTable</c>, <c>## Primary Key</c>, <c>## GSI: CustomerIndex</c> and so on, in any order.</summary>
internal sealed class EntityPageReader
{
    private readonly string _file;
    private readonly DocumentProblems _problems;
    private readonly List<EntityDocument> _entities = [];
    private EntityDocument? _entity;
    private PageSection _section;
    private int _level;
    private AccessPatternStatus? _status;
    private RelationshipReader? _relationship;

    private EntityPageReader(string file, DocumentProblems problems)
    {
        _file = file;
        _problems = problems;
    }

    public static IReadOnlyList<EntityDocument> Read(string file, IReadOnlyList<MarkdownBlock> blocks, DocumentProblems problems)
    {
        var reader = new EntityPageReader(file, problems);
        foreach (var block in blocks)
            reader.Read(block);
        foreach (var entity in reader._entities)
            KeyCheck.Check(entity, problems);
        return reader._entities;
    }

    private void Read(MarkdownBlock block)
    {
        switch (block)
        {
            case PageHeading heading:
                Begin(heading);
                break;
            case PageLine line when _entity is not null:
                Read(line, _entity);
                break;
            case PageTable table when _entity is not null:
                Read(table, _entity);
                break;
        }
    }

    private void Begin(PageHeading heading)
    {
        if (PageHeadings.Table(heading) is { } table)
        {
            _entity = new EntityDocument(_file, heading.Line, table);
            _entities.Add(_entity);
            _section = PageSection.Body;
            if (!ModelNames.IsTakenByDynamo(_entity.Table))
                Problem(heading.Line, $"'{_entity.Table}' is no name that DynamoDB takes for a table: 3 to 255 letters, digits, '_', '-' and '.'.");
            return;
        }

        var relationship = RelationshipReader.Heading(_file, heading);
        var section = relationship is not null ? PageSection.Relationship : PageHeadings.SectionOf(heading, _section is PageSection.Attributes or PageSection.Type && heading.Level > _level);
        if (_entity is null)
        {
            if (section is not (PageSection.Other or PageSection.Relationship or PageSection.Relationships))
                Problem(heading.Line, $"'{heading.Text}' belongs to no table: write a heading with the table's name above it, such as '# OrdersTable'.");
            return;
        }

        (_section, _level) = (section, section == PageSection.Type ? _level : heading.Level);
        Open(heading, _entity, relationship);
    }

    private void Open(PageHeading heading, EntityDocument entity, RelationshipDocument? relationship)
    {
        switch (_section)
        {
            case PageSection.Index:
                entity.Indexes.Add(new IndexDocument(heading.Line, PageHeadings.Index(heading)!));
                break;
            case PageSection.Patterns:
                _status = PageHeadings.StatusOf(heading);
                break;
            case PageSection.Type:
                entity.Types.Add(new TypeDocument(heading.Line, heading.Text));
                break;
            case PageSection.Relationship:
                entity.Relationships.Add(relationship!);
                _relationship = new RelationshipReader(relationship!);
                break;
            case PageSection.Other:
                entity.Unread.Add(heading);
                break;
        }
    }

    private void Read(PageLine line, EntityDocument entity)
    {
        var text = line.Text;
        switch (_section)
        {
            case PageSection.Body:
                ReadBody(text, entity);
                break;
            case PageSection.Key when line.IsListed:
                if (LineText.Key(text) is { } key)
                    entity.Key.Listed.Add(key);
                else if (SettingText.TryRead(text, entity, out var wrong))
                    Report(text.Line, wrong);
                else
                    Problem(text.Line, $"'{text.Plain}' is no key: write '- OrderId (HASH)' for the partition key, and '- ItemId (RANGE)' for the sort key.");
                break;
            case PageSection.Index when line.IsListed:
                if (IndexText.Read(text, entity.Indexes[^1]) is { } problem)
                    Problem(text.Line, problem);
                break;
            case PageSection.Patterns:
                ReadPattern(line, entity);
                break;
            case PageSection.Type when text.Plain.StartsWith("One of", StringComparison.OrdinalIgnoreCase):
                ReadMembers(text, entity.Types[^1]);
                break;
            case PageSection.Relationship:
                _relationship!.Read(text);
                break;
            case PageSection.Suppressions when line.IsListed:
                if (SuppressionText.Read(text) is { } suppression)
                    entity.Suppressions.Add(suppression);
                else
                    Problem(text.Line, $"'{text.Plain}' names no rule: write '- `FXS205` of `Order.Total`: why it does not apply'.");
                break;
        }
    }

    private void ReadMembers(MarkdownText text, TypeDocument type)
    {
        type.Members.AddRange(text.Codes);
        foreach (var member in text.Codes.Where(member => !Scaffolding.SourceNames.IsIdentifier(member)))
            Problem(text.Line, $"'{member}' is no name of C#, so that it cannot be a member of the enum {type.Name}: use letters, digits and '_'.");
    }

    // The short form of the guide: "PK: OrderId", "GSI1: CustomerId (for …)".
    private static void ReadBody(MarkdownText text, EntityDocument entity)
    {
        if (text.Plain.StartsWith("The items of entity", StringComparison.Ordinal) && text.Codes is [var name])
            entity.ClrType = name;
        else if (LineText.Key(text) is { } key)
            entity.Key.Listed.Add(key);
        else if (IndexText.Short(text) is { } index)
            entity.Indexes.Add(index);
    }

    private void ReadPattern(PageLine line, EntityDocument entity)
    {
        var text = line.Text;
        var (sign, length) = LineText.Sign(text.Plain);
        if (sign is null && !line.IsListed)
            return;
        if ((sign ?? _status) is not { } status)
            Problem(text.Line, "The access pattern has no sign: begin it with ✅ if it is implemented, 🔲 if it is planned, or ? if it is potential.");
        else if (_status is { } expected && expected != status)
            Problem(text.Line, $"The access pattern has the sign of another heading: this one is for those that are {expected.ToString().ToLowerInvariant()}. Move it, or change its sign.");
        else if (PatternText.Read(text, status, length) is { Description.Length: > 0 } pattern)
            entity.Patterns.Add(pattern);
    }

    private void Read(PageTable table, EntityDocument entity)
    {
        switch (_section)
        {
            case PageSection.Body or PageSection.Key or PageSection.Index when table.Column("Key Type", "Key") >= 0:
                ReadKeys(table, _section == PageSection.Index ? entity.Indexes[^1].Key : entity.Key);
                break;
            case PageSection.Attributes or PageSection.Type:
                if (AttributeTableReader.Read(table) is { } rows)
                    AddRows(rows, _section == PageSection.Type ? entity.Types[^1].Attributes : entity.Attributes);
                else
                    Problem(table.Line, "The table has no columns Attribute and Type: write '| Attribute | Type | Required | Notes |'.");
                break;
        }
    }

    private void AddRows(IReadOnlyList<AttributeRow> rows, List<AttributeRow> to)
    {
        foreach (var row in rows)
        {
            if (row.Name.Length == 0)
                Problem(row.Line, "The row has no name of an attribute: write one into its first column, or delete it.");
            else if (to.Exists(other => other.Name == row.Name))
                Problem(row.Line, $"{row.Name} stands in the attributes a second time: delete one of the two.");
            else
                to.Add(row);
        }
    }

    private void ReadKeys(PageTable table, KeyDocument key)
    {
        var (attribute, kind, notes) = (table.Column("Attribute", "Name"), table.Column("Key Type", "Key"), table.Column("Notes", "Note"));
        foreach (var row in table.Rows.Skip(1))
        {
            var (name, type) = (PageTable.Cell(row, attribute)?.Plain ?? "", PageTable.Cell(row, kind)?.Plain ?? "");
            if (name.Length > 0 && LineText.KindOfKey(type) is { } isSort)
                key.Tabled.Add(new KeyLine(row[0].Line, name, isSort) { Refers = LineText.Refers(PageTable.Cell(row, notes)?.Plain ?? "") });
            else
                Problem(row[0].Line, $"The row of '{name}' has the key type '{type}': write HASH or RANGE.");
        }
    }

    private void Report(int line, string? problem)
    {
        if (problem is not null)
            Problem(line, problem);
    }

    private void Problem(int line, string message) => _problems.Add(_file, line, message);
}
