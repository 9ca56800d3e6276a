using System.Text.RegularExpressions;
using FauxSql.Naming;
using FauxSql.Schema;

namespace FauxSql.Transfer.Documents;

/// <summary>Reads the entities that a page describes, after the template: <c># OrdersTable</c>, <c>## Primary Key</c>, <c>## GSI: CustomerIndex</c> and so on, in any order.</summary>
internal sealed partial class EntityPageReader
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
            reader.Check(entity);
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
        if (TableHeading().Match(heading.Text) is { Success: true } table)
        {
            _entity = new EntityDocument(_file, heading.Line, table.Groups["name"].Value);
            _entities.Add(_entity);
            _section = PageSection.Body;
            if (!ModelNames.IsTakenByDynamo(_entity.Table))
                Problem(heading.Line, $"'{_entity.Table}' is no name that DynamoDB takes for a table: 3 to 255 letters, digits, '_', '-' and '.'.");
            return;
        }

        var relationship = RelationshipReader.Heading(_file, heading);
        var section = relationship is not null ? PageSection.Relationship : SectionOf(heading);
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
                entity.Indexes.Add(new IndexDocument(heading.Line, IndexHeading().Match(heading.Text).Groups["name"].Value));
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

    private PageSection SectionOf(PageHeading heading)
    {
        var text = heading.Text.ToUpperInvariant();
        if (text is "PRIMARY KEY" or "KEY" or "KEYS")
            return PageSection.Key;
        if (IndexHeading().IsMatch(heading.Text))
            return PageSection.Index;
        if (text.Contains("PATTERN", StringComparison.Ordinal))
        {
            _status = text.Contains("IMPLEMENTED", StringComparison.Ordinal) ? AccessPatternStatus.Implemented
                : text.Contains("PLANNED", StringComparison.Ordinal) ? AccessPatternStatus.Planned
                : text.Contains("POTENTIAL", StringComparison.Ordinal) || text.Contains("FUTURE", StringComparison.Ordinal) ? AccessPatternStatus.Potential
                : null;
            return PageSection.Patterns;
        }

        return text switch
        {
            "ATTRIBUTES" => PageSection.Attributes,
            "RELATIONSHIPS" => PageSection.Relationships,
            "SUPPRESSED CHECKS" => PageSection.Suppressions,
            _ when _section is PageSection.Attributes or PageSection.Type && heading.Level > _level && TypeHeading().IsMatch(heading.Text) => PageSection.Type,
            _ => PageSection.Other,
        };
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
                else
                    Problem(text.Line, $"'{text.Plain}' is no key: write '- OrderId (HASH)' for the partition key, and '- ItemId (RANGE)' for the sort key.");
                break;
            case PageSection.Index when line.IsListed:
                ReadIndex(text, entity.Indexes[^1]);
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
        else if (ShortIndex().Match(text.Plain) is { Success: true } index)
            entity.Indexes.Add(ShortIndexOf(text.Line, index));
    }

    private static IndexDocument ShortIndexOf(int line, Match match)
    {
        var attributes = match.Groups["names"].Value.Split(['+', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var index = new IndexDocument(line, Scaffolding.SourceNames.Role(Scaffolding.SourceNames.Property(attributes[0], "")) + "Index");
        index.Key.Listed.AddRange(attributes.Select((name, place) => new KeyLine(line, name, IsSort: place > 0)));
        var why = match.Groups["why"].Value.Trim();
        why = (why.StartsWith("for ", StringComparison.OrdinalIgnoreCase) ? why[4..] : why).Trim('"', '“', '”');
        index.Purpose = why.Length > 0 ? why : null;
        return index;
    }

    private void ReadIndex(MarkdownText text, IndexDocument index)
    {
        if (LineText.Key(text) is { } key)
            index.Key.Listed.Add(key);
        else if (LineText.After("Purpose", text.Plain) is { } purpose)
            index.Purpose = purpose;
        else if (LineText.After("Access Pattern", text.Plain) is { } pattern)
            index.Pattern ??= pattern;
        else if (LineText.After("Projection", text.Plain) is { } projection)
            ReadProjection(text, projection, index);
        else if (LineText.Number(text.Plain, "^Spread over ", " partitions") is { } shards)
            index.Shards = shards;
        else
            Problem(text.Line, $"'{text.Plain}' says nothing of an index: write a key as '- CustomerId (HASH)' or '- OrderDate (RANGE)', or begin with 'Purpose:', 'Access Pattern:' or 'Projection:'.");
    }

    private void ReadProjection(MarkdownText text, string projection, IndexDocument index)
    {
        if (projection.StartsWith("all", StringComparison.OrdinalIgnoreCase))
            return;
        if (!projection.StartsWith("keys", StringComparison.OrdinalIgnoreCase))
            Problem(text.Line, $"'{projection}' is no projection: write 'all', 'keys only' or 'keys and `Total`, `Status`'.");
        index.Included = text.Codes;
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

    private void Check(EntityDocument entity)
    {
        if (entity.Key.Partition.Count() != 1 || entity.Key.Sort.Count() > 1)
            Problem(entity.Line, $"{entity.Table} has {entity.Key.Partition.Count()} partition keys and {entity.Key.Sort.Count()} sort keys: write '## Primary Key' and below it '- OrderId (HASH)', and for a composite key '- ItemId (RANGE)'.");
        foreach (var index in entity.Indexes)
        {
            if (index.Key.Partition.Count() is 0 or > 4 || index.Key.Sort.Count() > 4)
                Problem(index.Line, $"{index.Name} has {index.Key.Partition.Count()} partition attributes and {index.Key.Sort.Count()} sort attributes: an index has 1 to 4 as '- CustomerId (HASH)', and up to 4 as '- OrderDate (RANGE)'.");
            if (index.Shards is < 2 or > 64 || (index.Shards is not null && index.Key.Partition.Count() > 3))
                Problem(index.Line, $"{index.Name} is spread over {index.Shards} partitions: 2 to 64 are possible, with up to 3 partition attributes.");
            if (entity.Indexes.Find(other => other.Name == index.Name) is { } first && first != index)
                Problem(index.Line, $"{index.Name} stands here a second time, after line {first.Line}: delete one of the two, or give it another name.");
            if (!ModelNames.IsTakenByDynamo(index.Name) || ModelNames.Identifier(index.Name).Length == 0)
                Problem(index.Line, $"'{index.Name}' is no name of an index: write it as in '## GSI: CustomerIndex', with 3 to 255 letters, digits, '_', '-' and '.'.");
        }

        foreach (var key in entity.Indexes.Select(index => index.Key).Append(entity.Key))
        {
            if (key.Attributes.GroupBy(part => part.Attribute, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
                Problem(twice.Last().Line, $"{twice.Key} stands twice in the key: use each attribute once.");
            if (key.Contradiction is { } row)
                Problem(row.Line, $"The table has '{row.Attribute}' as {(row.IsSort ? "RANGE" : "HASH")}, and the list above it has not: make both say the same.");
        }
    }

    private void Problem(int line, string message) => _problems.Add(_file, line, message);

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9_.-]+?)\s?Table$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TableHeading();

    [GeneratedRegex(@"^(GSI|Index|Secondary Index|Global Secondary Index)\s*:\s*(?<name>.+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IndexHeading();

    [GeneratedRegex(@"^GSI\s*\d*\s*:\s*(?<names>[A-Za-z_][\w.-]*(\s*[+,]\s*[A-Za-z_][\w.-]*)*)\s*(\((?<why>.*)\))?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShortIndex();

    [GeneratedRegex(@"^[A-Za-z_]\w*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeHeading();
}
