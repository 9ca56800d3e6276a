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
        let isKnown = before.Ledger?.Entities.ContainsKey(entity.Name) == true
        let onlyMissing = !isKnown || IsOpen(Todo.CopyMissing, entity, attribute.Name)
        where attribute.Mirror is not null && (onlyMissing || IsOpen(nameof(CopyValues), entity, attribute.Name) || Before(entity).Any(old => old.Name == attribute.Mirror))
        select new CopyValues(entity, attribute.Mirror!, attribute.Name, onlyMissing, live);

    /// <summary>A name is given up.</summary>
    public IEnumerable<ChangeStep> Removed() =>
        from entity in schema.Entities
        let live = LiveOf(entity)
        where live is not null
        from name in Before(entity).Select(attribute => attribute.Mirror).OfType<string>().Concat(Todos(nameof(RemoveValues), entity)).Distinct(StringComparer.Ordinal)
        where !entity.Attributes.Any(attribute => attribute.Name == name || attribute.Mirror == name)
        select new RemoveValues(entity, name, live);

    public IEnumerable<string> Problems() => LeftOut().Concat(HalfCopied()).Concat(Mixed());

    private IEnumerable<string> LeftOut() =>
        from entity in schema.Entities
        from attribute in entity.Attributes
        where attribute.Mirror is null
        from old in Before(entity)
        where old.Mirror == attribute.Name
        select $"{entity.Name}.{attribute.Property} is stored as {attribute.Name} alone now, and {old.Name} counted until now. Say [Renamed(\"{old.Name}\", ReadsNew = true)], apply and deploy that first; then the attribute can go.";

    // Items that could not be copied have their value under the other name alone.
    private IEnumerable<string> HalfCopied() =>
        from entity in schema.Entities
        from old in Before(entity)
        where old.Mirror is not null && (IsOpen(nameof(CopyValues), entity, old.Name) || IsOpen(Todo.CopyMissing, entity, old.Name))
            && !entity.Attributes.Any(attribute => attribute.Name == old.Name && attribute.Mirror == old.Mirror)
        select $"Some items of {entity.Name} could not get as {old.Name} what they have as {old.Mirror}. Mend them and apply with [Renamed(\"{old.Mirror}\", ReadsNew = true)] first: they would lose the value.";

    private IEnumerable<string> Mixed() =>
        from entity in schema.Entities
        from attribute in entity.Attributes
        where attribute.Mirror is not null
        from old in Before(entity)
        where old.Mirror == attribute.Mirror && old.Name != attribute.Name
        select $"{entity.Name}.{attribute.Property} is renamed from {attribute.Mirror}, which is renamed to {old.Name} already. End that first.";

    private IEnumerable<AttributeSchema> Before(EntitySchema entity) => before.Ledger?.Entities.GetValueOrDefault(entity.Name)?.Attributes ?? Enumerable.Empty<AttributeSchema>();

    private LiveTable? LiveOf(EntitySchema entity) => before.Tables.GetValueOrDefault(layout.RouteOf(entity, null).Table);

    private bool IsOpen(string kind, EntitySchema entity, string attribute) => Todos(kind, entity).Contains(attribute);

    private IEnumerable<string> Todos(string kind, EntitySchema entity) =>
        (before.Ledger?.Todos ?? []).Where(todo => todo.Kind == kind && todo.Entity == entity.Name).Select(todo => todo.Attribute);
}
