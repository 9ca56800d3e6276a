using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Subjects;

/// <summary>What a model says of the items about a data subject: which references lead to them, and what none leads to.</summary>
internal sealed class SubjectRules
{
    private static readonly string[] Elsewhere =
    [
        "Point-in-time recovery: it keeps what the tables held for up to 35 days. After a restore, erase again.",
        "Backups of the tables, on demand or by AWS Backup: they are kept until they are deleted.",
        "Exports to S3, and whatever was made of them.",
        "What streams have delivered, and what was copied into other stores, caches and logs.",
    ];

    private static readonly string[] NotNested = ["String", "Object", "Guid", "DateOnly", "TimeOnly", "DateTime", "DateTimeOffset", "TimeSpan", "Uri"];

    private readonly DatabaseSchema _schema;
    private readonly EntitySchema _root;
    private readonly List<EntitySchema> _reached;
    private readonly List<SubjectReference> _references = [];
    private readonly List<string> _notReached = [];

    public SubjectRules(DatabaseSchema schema, EntitySchema root)
    {
        _schema = schema;
        _root = root;
        _reached = [root];
        for (var i = 0; i < _reached.Count; i++)
            Follow(_reached[i]);
        AddIndexes();
        AddKept();
        AddCopies();
        _notReached.AddRange(Elsewhere);
    }

    public IReadOnlyList<SubjectReference> References => _references;

    public IReadOnlyList<string> NotReached => _notReached;

    /// <summary>
    /// How far down an entity belongs: further than every entity that its items may belong to, except those that may belong to it in turn.
    /// </summary>
    public int RankOf(string entity)
    {
        var above = AboveOf(entity);
        var around = above.Where(other => AboveOf(other).Contains(entity)).Append(entity).ToHashSet(StringComparer.Ordinal);
        return above.Except(around).Select(RankOf).DefaultIfEmpty(-1).Max() + 1;
    }

    // All entities that items of an entity may belong to, over any number of others.
    private HashSet<string> AboveOf(string entity)
    {
        var above = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([entity]);
        while (open.TryPop(out var one))
        {
            foreach (var reference in _references.Where(reference => reference.Entity == one && !reference.IsCleared && above.Add(reference.Target)))
                open.Push(reference.Target);
        }

        return above;
    }

    private void Follow(EntitySchema target)
    {
        foreach (var entity in _schema.Entities)
        {
            foreach (var reference in entity.References.Where(reference => reference.Target == target.Name))
            {
                // A reference holds a partition key, which items of a composite key share.
                if (target.Key.Sort.Count > 0)
                {
                    _notReached.Add($"{entity.Name}: its {reference.Attribute} does not tell the {target.Name} from others of the same {target.Key.Partition[0]}, and is not followed.");
                    continue;
                }

                var isCleared = !entity.Key.Attributes.Contains(reference.Attribute) && !AttributeOf(entity, reference.Attribute).IsRequired;
                var index = ReferenceIndex.Of(entity, reference.Attribute)?.Name;
                var isKey = entity.Key.Partition[0] == reference.Attribute;
                _references.Add(new SubjectReference(entity.Name, reference.Attribute, target.Name, isKey ? null : index, !isKey && index is null, isCleared));
                if (!isCleared && !_reached.Contains(entity))
                    _reached.Add(entity);
            }
        }
    }

    private void AddIndexes()
    {
        if (_references.Exists(reference => reference.Index is not null))
            _notReached.Add("What an index does not show: items written a moment ago, and those that others wrote without all of its key. A second run finds the former.");
    }

    private void AddKept()
    {
        foreach (var kept in _references.Where(reference => reference.IsCleared).GroupBy(reference => reference.Entity))
            _notReached.Add($"{kept.Key}: items that lose {string.Join(" and ", kept.Select(reference => reference.Attribute))} are kept, with whatever else they hold of the subject.");
    }

    // A copy leaves two traces in the model: an attribute that has the name of the subject's key, or a nested type that the subject has too.
    private void AddCopies()
    {
        var nested = _reached.SelectMany(entity => entity.Attributes).Select(NestedOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var entity in _schema.Entities.Except(_reached))
        {
            var referring = _references.Where(reference => reference.Entity == entity.Name).Select(reference => reference.Attribute);
            var copies = entity.Attributes.Where(attribute => !entity.Key.Partition.Contains(attribute.Name)
                && (attribute.Name == _root.Key.Partition[0] || (NestedOf(attribute) is { } type && nested.Contains(type)))).Select(attribute => attribute.Name).Except(referring).ToList();
            if (copies.Count > 0)
                _notReached.Add($"{entity.Name}: {string.Join(" and ", copies)} may hold copies of what the subject has; only references are followed.");
        }
    }

    private static string? NestedOf(AttributeSchema attribute)
    {
        if (attribute.Kind is not (AttributeKind.Map or AttributeKind.List))
            return null;
        var type = attribute.ClrType.TrimEnd('?', '>', ']', '[');
        type = type[(type.LastIndexOfAny(['<', ',', ' ', '.']) + 1)..];
        return char.IsLower(type[0]) || NotNested.Contains(type) ? null : type;
    }

    private static AttributeSchema AttributeOf(EntitySchema entity, string name) => entity.Attributes.Single(attribute => attribute.Name == name);
}
