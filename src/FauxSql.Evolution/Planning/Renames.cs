using FauxSql.Evolution.Ledgers;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Planning;

/// <summary>
/// What attributes with two names need. While versions that know only the old name write, that one counts. Once none of them runs, what they wrote is copied and the new name counts; and once no version
/// writes the old name any more, it is removed.
/// </summary>
internal sealed class Renames(DatabaseSchema schema, ILayout layout, LiveState before)
{
    /// <summary>The name that counts is another than before.</summary>
    public IEnumerable<ChangeStep> Copied() =>
        from entity in schema.Entities
        let live = LiveOf(entity)
        where live is not null
        from attribute in entity.Attributes
        where attribute.Mirror is not null && (IsOpen(nameof(CopyValues), entity, attribute.Name) || Counted(entity, attribute.Mirror))
        select new CopyValues(entity, attribute.Mirror!, attribute.Name, live);

    /// <summary>A name is given up.</summary>
    public IEnumerable<ChangeStep> Removed() =>
        from entity in schema.Entities
        let live = LiveOf(entity)
        where live is not null
        from name in Before(entity).Select(attribute => attribute.Mirror).OfType<string>().Concat(Todos(nameof(RemoveValues), entity)).Distinct(StringComparer.Ordinal)
        where !entity.Attributes.Any(attribute => attribute.Name == name || attribute.Mirror == name)
        select new RemoveValues(entity, name, live);

    public IEnumerable<string> Problems() =>
        from entity in schema.Entities
        from attribute in entity.Attributes
        where attribute.Mirror is null
        from old in Before(entity)
        where old.Mirror == attribute.Name
        select $"{entity.Name}.{attribute.Property} is stored as {attribute.Name} alone now, and {old.Name} counted until now. Say [Renamed(\"{old.Name}\", ReadsNew = true)], apply and deploy that first; then the attribute can go.";

    // The ledger knows the other name as the one that counts, or knows nothing of the entity.
    private bool Counted(EntitySchema entity, string mirror) => before.Ledger?.Entities.ContainsKey(entity.Name) != true || Before(entity).Any(old => old.Name == mirror);

    private IEnumerable<AttributeSchema> Before(EntitySchema entity) => before.Ledger?.Entities.GetValueOrDefault(entity.Name)?.Attributes ?? Enumerable.Empty<AttributeSchema>();

    private LiveTable? LiveOf(EntitySchema entity) => before.Tables.GetValueOrDefault(layout.RouteOf(entity, null).Table);

    private bool IsOpen(string kind, EntitySchema entity, string attribute) => Todos(kind, entity).Contains(attribute);

    private IEnumerable<string> Todos(string kind, EntitySchema entity) =>
        (before.Ledger?.Todos ?? []).Where(todo => todo.Kind == kind && todo.Entity == entity.Name).Select(todo => todo.Attribute);
}
