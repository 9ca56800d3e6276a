using FauxSql.Naming;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Checks.Data;

/// <summary>What was met in the items of one entity. Its memory is bounded by the model, and by so many unknown attributes.</summary>
internal sealed class EntityTally
{
    private const int UnknownKept = 50;

    private readonly List<AttributeTally> _attributes;
    private readonly HashSet<string> _names;
    private readonly SortedDictionary<string, Occurrences> _unknown = new(StringComparer.Ordinal);
    private readonly Dictionary<ReferenceSchema, Occurrences> _orphans;

    public EntityTally(EntitySchema entity)
    {
        Entity = entity;
        _attributes = [.. entity.Attributes.Select(attribute => new AttributeTally(attribute))];
        _names = entity.Attributes.SelectMany(attribute => (string?[])[attribute.Name, attribute.Mirror]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        _orphans = entity.References.ToDictionary(reference => reference, _ => new Occurrences());
        Keys = [.. KeyTally.AllOf(entity)];
    }

    public EntitySchema Entity { get; }

    public long Items { get; private set; }

    public int LargestBytes { get; private set; }

    public string Largest { get; private set; } = "";

    public IReadOnlyList<AttributeTally> Attributes => _attributes;

    public IReadOnlyList<KeyTally> Keys { get; }

    public IEnumerable<KeyValuePair<string, Occurrences>> Unknown => _unknown;

    /// <summary>How many items have unknown attributes beyond those that are kept.</summary>
    public long UnknownBeyond { get; private set; }

    public IEnumerable<KeyValuePair<ReferenceSchema, Occurrences>> Orphans => _orphans;

    public void Add(ReadOnlySpan<byte> json, IReadOnlyDictionary<string, AttributeValue> item, string name)
    {
        Items++;
        if (ItemSize.Of(json) is var bytes && bytes > LargestBytes)
            (LargestBytes, Largest) = (bytes, name);
        foreach (var attribute in _attributes)
            attribute.Add(item.GetValueOrDefault(attribute.Attribute.Name), name);
        foreach (var key in Keys)
            key.Add(item);
        foreach (var attribute in item.Keys.Where(attribute => !_names.Contains(attribute) && !attribute.StartsWith(OwnNames.Prefix, StringComparison.Ordinal)))
            AddUnknown(attribute, name);
    }

    public void AddOrphan(ReferenceUse use) => _orphans[use.Reference].Add(use.Item);

    private void AddUnknown(string attribute, string item)
    {
        if (!_unknown.TryGetValue(attribute, out var met))
        {
            if (_unknown.Count == UnknownKept)
            {
                UnknownBeyond++;
                return;
            }

            _unknown.Add(attribute, met = new Occurrences());
        }

        met.Add(item);
    }
}
