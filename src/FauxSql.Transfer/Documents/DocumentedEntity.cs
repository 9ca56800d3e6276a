using FauxSql.Naming;
using FauxSql.Schema;
using FauxSql.Transfer.Relational;
using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Transfer.Documents;

/// <summary>An entity that a page describes, while it is being drafted.</summary>
internal sealed class DocumentedEntity
{
    private readonly List<PropertyDraft> _properties = [];
    private readonly List<NavigationDraft> _navigations = [];
    private readonly HashSet<string> _names = [];
    private readonly List<Decision> _decisions;

    public DocumentedEntity(EntityDocument page, string name, List<Decision> decisions)
    {
        (Page, Name, _decisions) = (page, name, decisions);
        Rows = [.. page.Attributes];
    }

    public EntityDocument Page { get; }

    public string Name { get; }

    /// <summary>The attributes; those that the page only mentions are added.</summary>
    public List<AttributeRow> Rows { get; }

    public List<PatternDraft> Patterns { get; } = [];

    public string Partition => Page.Key.Partition.First().Attribute;

    public bool HasSort => Page.Key.Sort.Any();

    public bool Has(string attribute) => Rows.Exists(row => row.Name == attribute);

    /// <summary>The property of an attribute.</summary>
    /// <exception cref="SourceException">It is the one that tells the subtypes apart, which is no property.</exception>
    public PropertyDraft Property(string attribute) => _properties.Find(property => property.Source == attribute)
        ?? throw new SourceException(DocumentProblems.Text(
            Page.File,
            Rows.Find(row => row.Name == attribute)?.Line ?? Page.Line,
            $"{attribute} tells the subtypes of {Name} apart, and is no property: it can be no key, not unique, no reference and no list. Give that an attribute of its own."));

    private bool IsDiscriminator(string attribute) => Rows.Exists(row => row.Name == attribute && row.Values.Count > 0);

    public PropertyDraft? Named(string property) => _properties.Find(one => one.Name == property);

    public void DraftProperties(DescribedTypes types)
    {
        foreach (var row in Rows.Where(row => row.Values.Count == 0))
        {
            _properties.Add(types.PropertyOf(Page, Name, row, _names));
            if (row.DerivedFrom.Count > 0)
                Open(row.Name, $"is derived from {string.Join(" and ", row.DerivedFrom)} by code that no page has: it is a property like others, which whoever makes an item sets. Compute it again, with [Derived(nameof({string.Join("), nameof(", row.DerivedFrom)}))].");
            if (_properties[^1] is { StoredAs: { } stored } renamed && Page.ClrType is null)
                Say(stored, $"is the property {renamed.Name}.");
        }

        foreach (var row in Rows.Where(row => row.IsUnique))
            Change(Property(row.Name) with { Unique = new UniqueDraft(row.UniqueWithin is { } within && Has(within) ? Property(within).Name : null, row.IgnoresCase, row.IgnoresBlanks) });
        Change(Property(Partition) with { Part = KeyPart.Partition, IsNullable = false });
        if (HasSort)
            Change(Property(Page.Key.Sort.First().Attribute) with { Part = KeyPart.Sort, IsNullable = false });
    }

    public void Embed(string attribute, int? max, string? because) =>
        Change(Property(attribute) with { Embedded = new EmbeddedDraft(max ?? Property(attribute).Embedded?.Max, because) });

    public void Refer(DocumentReference reference) => Change(Property(reference.Attribute) with
    {
        Refers = reference.Target.Name,
        Because = reference.Because,
        IsEnforced = reference.IsEnforced,
    });

    public void DraftIndexes()
    {
        List<string> spread = [];
        foreach (var index in Page.Indexes)
        {
            var pattern = PatternOf(index);
            var spreading = index.Shards is null ? null : index.Key.Partition.First(key => !spread.Contains(key.Attribute)).Attribute;
            if (spreading is not null)
                spread.Add(spreading);
            foreach (var part in new[] { KeyPart.Partition, KeyPart.Sort })
            {
                var names = (part == KeyPart.Partition ? index.Key.Partition : index.Key.Sort).Select(key => key.Attribute).ToList();
                var places = names.ConvertAll(name => _properties.FindIndex(property => property.Source == name));
                var isInOrder = places.SequenceEqual(places.Order());
                foreach (var (place, name) in names.Index())
                {
                    var isFirst = place == 0 && part == KeyPart.Partition;
                    var property = Property(name);
                    Change(property with
                    {
                        Indexes = [.. property.Indexes, new IndexUse(index.Name, part)
                        {
                            Pattern = isFirst ? pattern : null,
                            Included = isFirst ? index.Included?.Where(included => !IsDiscriminator(included)).Select(included => Property(included).Name).ToList() : null,
                            Shards = part == KeyPart.Partition && name == spreading ? index.Shards : null,
                            Order = isInOrder ? null : place + 1,
                        }],
                    });
                }
            }
        }
    }

    public void Navigate(string property, DocumentedEntity target, bool isMany, string? via, string? through) =>
        _navigations.Add(new NavigationDraft(SourceNames.Unique(property, _names), target.Name, isMany, via, through));

    /// <summary>An index that finds the items by one of their references.</summary>
    public bool IsFoundBy(string attribute) => Partition == attribute
        || Page.Indexes.Exists(index => index.Included is null && index.Key.Partition.Count() == 1 && index.Key.Partition.First().Attribute == attribute);

    public EntityDraft ToDraft()
    {
        var subtypes = Rows.Find(row => row.Values.Count > 0);
        return new EntityDraft(Name, Page.File.Length == 0 ? Page.Table : $"{Page.File}: {Page.Table}", KeyPattern(), _properties, _navigations, Patterns)
        {
            Table = Page.Table == ModelNames.Plural(Name) ? null : Page.Table,
            Discriminator = subtypes?.Name,
            Billing = Page.Billing,
            IsDeletionProtected = Page.IsDeletionProtected,
            Subtypes = [.. (subtypes?.Values ?? []).Select(subtype => new SubtypeDraft(subtype.Name, subtype.Value) { Suppressions = SuppressionsOf(subtype.Name) })],
            Suppressions = SuppressionsOf(null),
        };
    }

    /// <summary>Puts each suppression where it belongs; what is left belongs to nothing.</summary>
    public IEnumerable<SuppressionLine> SuppressProperties()
    {
        var subtypes = Rows.Find(row => row.Values.Count > 0)?.Values.Select(value => value.Name).ToList() ?? [];
        foreach (var line in Page.Suppressions.Where(line => line.Target is not null && !subtypes.Contains(line.Target)))
        {
            var parts = line.Target!.Split('.');
            if (parts.Length == 2 && (parts[0] == Name || subtypes.Contains(parts[0])) && Named(parts[1]) is { } property)
                Change(property with { Suppressions = [.. property.Suppressions, new SuppressionDraft(line.Rule, line.Because)] });
            else
                yield return line;
        }
    }

    private List<SuppressionDraft> SuppressionsOf(string? target) =>
        Page.Suppressions.Where(line => line.Target == target).Select(line => new SuppressionDraft(line.Rule, line.Because)).ToList();

    private string? KeyPattern()
    {
        var pattern = Page.Patterns.Find(line => line.Source == AccessPatternSource.Key)?.Description ?? PatternLines.Key(this)?.Description;
        var words = ModelNames.Words(HasSort ? ModelNames.Identifier(Page.Table) : Name);
        return pattern is null || pattern == $"Get {words} by {Property(Partition).Name}" ? null : pattern;
    }

    private string? PatternOf(IndexDocument index)
    {
        var pattern = index.Pattern ?? PatternLines.Index(this, index)?.Description ?? index.Purpose;
        return pattern == $"Get {ModelNames.Words(ModelNames.Identifier(Page.Table))} by {ModelNames.FinderOfIndex(index.Name)[2..]}" ? null : pattern;
    }

    private void Change(PropertyDraft property) => _properties[_properties.FindIndex(candidate => candidate.Name == property.Name)] = property;

    public void Say(string attribute, string text) => _decisions.Add(new Decision(attribute.Length == 0 ? Name : $"{Name}.{attribute}", text));

    public void Open(string attribute, string text) => _decisions.Add(new Decision(attribute.Length == 0 ? Name : $"{Name}.{attribute}", text, IsOpen: true));
}
