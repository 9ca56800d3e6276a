using FauxSql.Design.Costs.Runs;
using FauxSql.Design.Costs.Sizes;
using FauxSql.Schema;

namespace FauxSql.Design.Costs.Layouts;

/// <summary>
/// The same model in one table with general keys, modelled in favour of that layout: each access pattern that reads several things finds them with one query of one item collection. What has no
/// place in the collection by its own key gets an entry in an overloaded index there, and what a reference names is copied into the item that refers to it. docs/costs.md says what that assumes.
/// </summary>
internal sealed class SingleTable
{
    // PK, SK and Type, and GSI1PK and GSI1SK for each index.
    private const int TableNames = 2 + 2 + 4;
    private const int IndexNames = 6 + 6;

    private readonly IReadOnlyDictionary<string, EntitySchema> _entities;
    private readonly Dictionary<string, int> _overheads = [];
    private readonly HashSet<(string Entity, string Collection)> _entries = [];
    private readonly HashSet<(string Of, string Within)> _copies = [];

    public SingleTable(DatabaseSchema schema, IEnumerable<Plan> plans, AverageSizes sizes)
    {
        _entities = schema.Entities.ToDictionary(entity => entity.Name);
        foreach (var plan in plans)
        {
            foreach (var group in ReadGroup.Of(plan.Reads))
                Arrange(plan.Reads, group);
        }

        foreach (var entity in schema.Entities)
            _overheads[entity.Name] = KeysOf(entity, sizes) + _copies.Where(copy => copy.Within == entity.Name).Sum(copy => (int)Math.Ceiling(sizes.Entities[copy.Of].Bytes));
    }

    /// <summary>The entries in overloaded indexes that an item of an entity has beside those of its own indexes.</summary>
    public int EntriesOf(string entity) => _entries.Count(entry => entry.Entity == entity);

    /// <summary>The entities whose items hold a copy of one of this entity.</summary>
    public IEnumerable<string> HoldersOf(string entity) => _copies.Where(copy => copy.Of == entity).Select(copy => copy.Within).Order(StringComparer.Ordinal);

    /// <summary>By how many bytes an item is larger: general keys, the keys of indexes, and copies.</summary>
    public int OverheadOf(string entity) => _overheads.GetValueOrDefault(entity);

    /// <summary>Whether what the read finds is within an item that was found before.</summary>
    public bool IsCopied(IReadOnlyList<PlannedRead> reads, PlannedRead read) =>
        read is { Operation: "GetItem", From: { } from } && _entities.TryGetValue(reads[from].Entity, out var holder) && holder.Key.Partition[0] != read.FromAttribute;

    /// <summary>Whether one query takes the place of several reads. Those of several keys of one table or index stay several in any layout.</summary>
    public bool Collects(IReadOnlyList<PlannedRead> reads, ReadGroup group) =>
        group.Reads.Count(read => !IsCopied(reads, reads[read])) > 1
        && group.Reads.All(read => reads[read].Operation != "Scan" && _entities.ContainsKey(reads[read].Entity))
        && group.Reads.Select(read => reads[read]).Where(read => read.From is null).GroupBy(read => (read.Entity, read.Index)).All(known => known.Count() == 1);

    /// <summary>What is assumed, in sentences.</summary>
    public IReadOnlyList<string> Describe() =>
    [
        "The single table is modelled in its favour: an access pattern that reads several things does so with one query of one item collection.",
        .. _entries.Order().Select(entry => entry.Entity == entry.Collection
            ? $"{entry.Entity} has an entry in an overloaded index, beside what belongs to it there."
            : $"{entry.Entity} has an entry in an overloaded index, in the collection of its {entry.Collection}."),
        .. _copies.Order().Select(copy => $"{copy.Within} holds a copy of its {copy.Of}, and every change of the original writes all of them."),
        "Items are larger by general keys: PK, SK and Type, and two for each index.",
    ];

    private void Arrange(IReadOnlyList<PlannedRead> reads, ReadGroup group)
    {
        foreach (var read in group.Reads.Select(read => reads[read]).Where(read => IsCopied(reads, read)))
            _copies.Add((read.Entity, reads[read.From!.Value].Entity));
        if (!Collects(reads, group))
            return;
        var driver = reads[group.Driver];
        var gathered = group.Reads.Where(read => read != group.Driver).Select(read => reads[read]).Where(read => !IsCopied(reads, read)).ToList();
        if (driver.Index is null && gathered.TrueForAll(read => IsInPartition(read, driver)))
            return;
        if (driver.Index is null)
            _entries.Add((driver.Entity, driver.Entity));
        foreach (var read in gathered.Where(read => read.Index is null || !SharesKey(read, driver)))
            _entries.Add((read.Entity, driver.Entity));
    }

    private static bool IsInPartition(PlannedRead read, PlannedRead driver) => read.Index is null && SharesKey(read, driver);

    private static bool SharesKey(PlannedRead read, PlannedRead driver) => read.From is null && read.Arguments.Count > 0 && driver.Arguments.Count > 0 && read.Arguments[0] == driver.Arguments[0];

    // Each key value has the entity's name and a # before it, as in ORDER#O1.
    private static int KeysOf(EntitySchema entity, AverageSizes sizes)
    {
        var value = entity.Name.Length + 1 + (int)Math.Ceiling(sizes.Entities[entity.Name].KeyBytes / entity.Key.Attributes.Count());
        return TableNames + entity.Name.Length + (2 * value) + (entity.Indexes.Count * (IndexNames + (2 * value)));
    }
}
