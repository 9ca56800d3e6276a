using System.Globalization;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Planning;

/// <summary>Which changes items may lack. They are applied in the order of their numbers, and an item says only which was the last.</summary>
internal sealed class ItemChanges(DatabaseSchema schema, ILayout layout, LiveState before)
{
    /// <summary>Changes that are new, or that not all items have.</summary>
    public IEnumerable<ChangeItems> Steps() =>
        from entity in schema.Entities
        let live = before.Tables.GetValueOrDefault(layout.RouteOf(entity, null).Table)
        where live is not null
        let first = Open(entity).DefaultIfEmpty(int.MaxValue).Min()
        let lacked = entity.Changes.Where(change => change.Version > Known(entity).ChangeVersion || change.Version >= first).ToValueList()
        where lacked.Count > 0
        select new ChangeItems(entity, lacked, live);

    public IEnumerable<string> Problems() => Gone().Concat(HalfApplied()).Concat(Replaced()).Concat(TooLate());

    // Items that are written without its number would look as if they lacked it.
    private IEnumerable<string> Gone() =>
        from entity in schema.Entities
        let known = Known(entity)
        where entity.ChangeVersion < known.ChangeVersion
        let last = known.Changes[known.Changes.Count - 1]
        select $"{NameOf(last)} of {entity.Name} was applied, and is not in the model: what is written without it would be changed again by a version of the application that has it. Put it back; the newest change of an entity stays in the model, and those before it may go.";

    private IEnumerable<string> HalfApplied() =>
        from entity in schema.Entities
        from version in Open(entity)
        where entity.Changes.All(change => change.Version != version)
        select string.Create(CultureInfo.InvariantCulture, $"Some items of {entity.Name} do not have change {version} yet, and it is not in the model. Put it back, and apply it to all.");

    private IEnumerable<string> Replaced() =>
        from entity in schema.Entities
        from change in entity.Changes
        from known in Known(entity).Changes
        where known.Version == change.Version && known.Name != change.Name
        select string.Create(CultureInfo.InvariantCulture, $"Change {change.Version} of {entity.Name} is {change.Name}, and was {known.Name} when it was applied: items that have one would not get the other. Give a new change the number {entity.ChangeVersion + 1}, and leave one that was applied its name.");

    private IEnumerable<string> TooLate() =>
        from entity in schema.Entities
        from change in entity.Changes
        where change.Version < Known(entity).ChangeVersion && Known(entity).Changes.All(known => known.Version != change.Version)
        select $"{NameOf(change)} of {entity.Name} comes before changes that items have already, and they would not get it. {string.Create(CultureInfo.InvariantCulture, $"Give it the number {Known(entity).ChangeVersion + 1}.")}";

    private static string NameOf(ItemChangeSchema change) => string.Create(CultureInfo.InvariantCulture, $"Change {change.Version} ({change.Name})");

    private EntitySchema Known(EntitySchema entity) => before.Ledger?.Entities.GetValueOrDefault(entity.Name) ?? entity with { Changes = [] };

    private IEnumerable<int> Open(EntitySchema entity) =>
        from todo in before.Ledger?.Todos ?? []
        where todo.Kind == nameof(ChangeItems) && todo.Entity == entity.Name
        select int.Parse(todo.Attribute, CultureInfo.InvariantCulture);
}
