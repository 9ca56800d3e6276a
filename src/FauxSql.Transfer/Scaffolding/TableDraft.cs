using System.Globalization;
using FauxSql.Schema;
using FauxSql.Transfer.Relational;

namespace FauxSql.Transfer.Scaffolding;

/// <summary>The entity of one table while it is being drafted.</summary>
internal sealed class TableDraft
{
    private readonly List<Decision> _decisions;
    private readonly List<PropertyDraft> _properties = [];
    private readonly List<NavigationDraft> _navigations = [];
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _names = [];
    private readonly HashSet<string> _indexes = [];
    private readonly List<Reference> _references = [];
    private readonly List<(Reference Reference, TableDraft From)> _referrers = [];

    public TableDraft(RelationalTable table, string name, List<Decision> decisions)
    {
        (Table, Name, _decisions) = (table, name, decisions);
        foreach (var column in table.Columns)
            AddColumn(column);
        DraftKey();
    }

    private sealed record Reference(string Property, TableDraft Target);

    public RelationalTable Table { get; }

    public string Name { get; }

    public List<string> Questions { get; } = [];

    private PropertyDraft Partition => _properties.Single(property => property.Part == KeyPart.Partition);

    private bool HasSort => _properties.Exists(property => property.Part == KeyPart.Sort);

    // A table that is nothing but two references joins what they refer to.
    private bool IsLink => HasSort && _references is [var one, var other] && one.Target != other.Target && _properties.Count == 2
        && one.Target is { HasSort: false } && other.Target is { HasSort: false };

    public EntityDraft ToEntity() => new(
        Name, Table.Name, HasSort ? PatternOf(Partition) : $"Get {SourceNames.Words(Name)} by {SourceNames.Words(Partition.Name)}", _properties, _navigations, Questions.ConvertAll(question => new PatternDraft(question, AccessPatternStatus.Potential)));

    public void DraftReferences(IReadOnlyDictionary<string, TableDraft> tables)
    {
        foreach (var key in Table.ForeignKeys)
        {
            var from = string.Join(" + ", key.Columns);
            if (!tables.TryGetValue(key.Target, out var target))
            {
                Open(from, $"refers to {key.Target}, which is no table here; it is kept as a value.");
                continue;
            }

            // A reference holds the partition key of what it refers to.
            var at = key.TargetColumns.ToList().FindIndex(column => target.Of(column)?.Part == KeyPart.Partition);
            if (at < 0)
                Open(from, $"refers to {key.Target}.{string.Join(" + ", key.TargetColumns)}, which is not the key of {target.Name}; it is kept as a value. Find the item by a unique value or an index.");
            else
                Refer(key, Of(key.Columns[at])!, target);
        }
    }

    public void DraftIndexes()
    {
        foreach (var reference in _references.Select(reference => (reference.Target, Property: Named(reference.Property))).Where(reference => reference.Property.Part != KeyPart.Partition))
        {
            AddIndex(SourceNames.Role(reference.Property.Name), [reference.Property], PatternOf(reference.Property));
        }

        foreach (var index in Table.Indexes)
        {
            if (index.IsUnique)
                DraftUnique(index);
            else
                DraftIndex(index);
        }
    }

    public void DraftNavigations()
    {
        foreach (var reference in _references)
        {
            var property = Named(reference.Property);
            var role = SourceNames.Role(property.Name);
            var via = _references.Count(other => other.Target == reference.Target) > 1 ? property.Name : null;
            if (!reference.Target.HasSort && !IsLink)
                AddNavigation(role == property.Name ? role + reference.Target.Name : role, reference.Target, isMany: false, via is null ? null : $"nameof({via})", null);
        }

        foreach (var (reference, from) in _referrers)
        {
            var isOneOfSeveral = from._references.Count(other => other.Target == this) > 1;
            if (HasSort)
                continue;
            if (from.IsLink)
                AddNavigation(SourceNames.Plural(from._references.Single(other => other != reference).Target.Name), from._references.Single(other => other != reference).Target, isMany: true, null, from.Name);
            else
                AddNavigation(
                    SourceNames.Plural(from.Name) + (isOneOfSeveral ? "By" + SourceNames.Role(reference.Property) : ""), from, isMany: true, isOneOfSeveral ? $"nameof({from.Name}.{reference.Property})" : null, null);
        }
    }

    // A link is there for what it leads to.
    private string PatternOf(PropertyDraft property)
    {
        var role = SourceNames.Role(property.Name);
        var found = IsLink ? _references.Single(reference => reference.Property != property.Name).Target.Name : Name;
        return $"{Capital(SourceNames.PluralWords(found))} {(role == property.Name ? "by " + SourceNames.Words(role) : "of " + SourceNames.One(role))}";
    }

    private void AddColumn(RelationalColumn column)
    {
        var name = SourceNames.Unique(SourceNames.Property(column.Name, Name), _names);
        var (type, note) = ColumnTypes.Of(column);
        if (note is not null)
            Open(column.Name, note + ".");
        _columns[column.Name] = _properties.Count;
        _properties.Add(new PropertyDraft(name, column.Name, type, column.IsNullable) { MostCharacters = type == "string" ? ColumnTypes.MostCharacters(column) : null });
    }

    private void DraftKey()
    {
        var key = Table.PrimaryKey.Select(column => Of(column)!).ToList();
        var unkeyed = key.Find(property => !IsKeyType(property.Type));
        if (key.Count == 0 || unkeyed is not null)
        {
            var name = SourceNames.Unique("RowId", _names);
            _properties.Insert(0, new PropertyDraft(name, "", "long", IsNullable: false) { Part = KeyPart.Partition });
            foreach (var column in _columns.Keys)
                _columns[column]++;
            Open("", unkeyed is null
                ? $"has no primary key; {name} holds the number of the row. Choose what really tells the items apart."
                : $"has {unkeyed.Source} in its primary key, a {unkeyed.Type}, which is no key in DynamoDB; {name} holds the number of the row.");
            return;
        }

        Change(key[0] with { Part = KeyPart.Partition, IsNullable = false });
        if (key.Count == 2)
            Change(key[1] with { Part = KeyPart.Sort, IsNullable = false });
        else if (key.Count > 2)
            DraftJoinedKey(key);
        else if (key.Count == 1 && key[0].Type == "long")
            Say(key[0].Source, "is a number that SQLite may have counted up. DynamoDB counts nothing: give new items a key of their own, such as a GUID or a ULID.");
        foreach (var part in key)
            NoteKeyValues(part);
    }

    // A key of DynamoDB has two attributes at most.
    private void DraftJoinedKey(List<PropertyDraft> key)
    {
        var name = SourceNames.Unique(string.Concat(key.Skip(1).Select(part => part.Name)), _names);
        foreach (var part in key.Skip(1))
            Change(part with { IsNullable = false });
        _properties.Insert(_columns[key[0].Source] + 1, new PropertyDraft(name, "", "string", IsNullable: false) { Part = KeyPart.Sort });
        foreach (var column in _columns.Where(column => column.Value > _columns[key[0].Source]).Select(column => column.Key).ToList())
            _columns[column]++;
        Open(string.Join(" + ", key.Select(part => part.Source)), $"is a key of {key.Count.ToString(CultureInfo.InvariantCulture)} columns, and DynamoDB has two attributes: {name} is the sort key, and holds {string.Join(" and ", key.Skip(1).Select(part => part.Name))}, joined by '#'. Whoever makes an item sets it.");
    }

    private void NoteKeyValues(PropertyDraft part)
    {
        var values = Table.Columns.Single(column => column.Name == part.Source).Values;
        if (values.Nulls > 0)
            Open(part.Source, $"is part of the primary key, and null in {Rows(values.Nulls)}, which cannot be stored so.");
        if (values.Empty > 0)
            Open(part.Source, $"is part of the primary key, and empty in {Rows(values.Empty)}, which DynamoDB refuses.");
    }

    private void Refer(ForeignKey key, PropertyDraft property, TableDraft target)
    {
        if (property.Type != target.Partition.Type)
        {
            Open(property.Source, $"refers to {target.Table.Name} and is a {property.Type}, while {target.Partition.Source} is a {target.Partition.Type}; it is kept as a value. Give both the same type.");
            return;
        }

        if (property.Refers is not null)
        {
            Open(property.Source, $"refers to {target.Name} too; a property refers to one entity, and this stays {property.Refers}.");
            return;
        }

        if (target.HasSort)
            Open(property.Source, $"refers to one of {target.Table.Name}, whose items have a sort key: the reference finds all with the same {target.Partition.Name}.");
        Change(property with { Refers = target.Name, Because = string.Create(CultureInfo.InvariantCulture, $"a foreign key to {target.Table.Name}, which at most {key.MostRows} of {Table.Name} shared") });
        var reference = new Reference(property.Name, target);
        _references.Add(reference);
        target._referrers.Add((reference, this));
    }

    private void DraftUnique(RelationalIndex index)
    {
        var properties = index.Columns.Select(column => Of(column)!).ToList();
        var (column, last) = (string.Join(" + ", index.Columns), properties[^1]);
        if (properties.Count > 2 || properties.Exists(property => property.Part == KeyPart.Partition && properties.Count == 1) || last.Unique is not null || last.Type == "bool")
            Open(column, "is unique, which is not kept: [Unique] is about one property, within the value of at most one other.");
        else
            Change(last with { Unique = new UniqueDraft(properties.Count == 2 ? properties[0].Name : null, index.IgnoresCase) });
    }

    private void DraftIndex(RelationalIndex index)
    {
        const int most = 5; // one partition attribute and four sort attributes
        var properties = index.Columns.Take(most).Select(column => Of(column)!).ToList();
        var column = string.Join(" + ", index.Columns);
        var first = properties[0];
        if (properties.Exists(property => !IsKeyType(property.Type)))
            Open(column, "has an index, which is not kept: what is not text, a number or bytes is no key, and a bool would put half of the items into one partition.");
        else if (first.Part == KeyPart.Partition && properties.Count == 1)
            Say(column, "has an index, which the primary key serves as well.");
        else if (first.Indexes.Any(use => use.Pattern is not null) && properties.Count == 1)
            Say(column, "has an index, which that of the reference serves as well.");
        else
            AddIndex(string.Concat(properties.Select(property => SourceNames.Role(property.Name))), properties, $"{Capital(SourceNames.PluralWords(Name))} by {string.Join(" and ", properties.Select(property => SourceNames.Words(property.Name)))}");
    }

    private void AddIndex(string role, List<PropertyDraft> properties, string pattern)
    {
        var index = SourceNames.Unique(role + "Index", _indexes);
        for (var i = 0; i < properties.Count; i++)
        {
            var current = Named(properties[i].Name);
            Change(current with { Indexes = [.. current.Indexes, new IndexUse(index, i == 0 ? KeyPart.Partition : KeyPart.Sort) { Pattern = i == 0 ? pattern : null }] });
            if (i > 0 && current.IsNullable)
                Open(current.Source, $"orders {index} and may be null; an item without it is not in the index.");
        }
    }

    private void AddNavigation(string name, TableDraft target, bool isMany, string? via, string? through) =>
        _navigations.Add(new NavigationDraft(SourceNames.Unique(name == Name ? name + "Related" : name, _names), target.Name, isMany, via, through));

    private static bool IsKeyType(string type) => type != "bool";

    private PropertyDraft? Of(string column) => _columns.TryGetValue(column, out var at) ? _properties[at] : null;

    private PropertyDraft Named(string property) => _properties.Single(candidate => candidate.Name == property);

    private void Change(PropertyDraft property) => _properties[_properties.FindIndex(candidate => candidate.Name == property.Name)] = property;

    private void Say(string column, string text) => _decisions.Add(new Decision(column.Length == 0 ? Table.Name : $"{Table.Name}.{column}", text));

    private void Open(string column, string text) => _decisions.Add(new Decision(column.Length == 0 ? Table.Name : $"{Table.Name}.{column}", text, IsOpen: true));

    private static string Rows(long count) => string.Create(CultureInfo.InvariantCulture, $"{count} row{(count == 1 ? "" : "s")}");

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
