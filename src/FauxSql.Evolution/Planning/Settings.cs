using FauxSql.Evolution.Live;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Planning;

/// <summary>How tables are billed and whether they are protected. What the model does not say is others' to set, and is left as it is.</summary>
internal sealed class Settings(DatabaseSchema schema, ILayout layout, LiveState before)
{
    /// <summary>Tables that can take more from then on, which what comes next may need.</summary>
    public IEnumerable<ChangeStep> Raised() => Billing().Where(step => step.IsMore);

    /// <summary>Tables that can take less from then on.</summary>
    public IEnumerable<ChangeStep> Lowered() => Billing().Where(step => !step.IsMore);

    public IEnumerable<ChangeStep> Protection() =>
        from pair in Pairs()
        where pair.Entity.IsDeletionProtected is { } wanted && (pair.Live.IsProtected == true) != wanted
        select new SetProtection(pair.Live.Definition.Name, pair.Entity.IsDeletionProtected!.Value);

    /// <summary>What the last change set, others changed since, and the steps put right.</summary>
    public IEnumerable<Drift> Drift()
    {
        foreach (var (entity, live) in Pairs())
        {
            var (left, table) = (before.Ledger?.Entities.GetValueOrDefault(entity.Name), live.Definition.Name);
            if (left?.Billing is { } billing && entity.Billing is { } wanted && !live.IsBilled(billing) && !live.IsBilled(wanted))
                yield return new Drift(table, live.Billing is null || live.Billing == billing ? "an index has another capacity now" : $"it is billed {SetBilling.TextOf(live.Billing)} now");
            if (left?.IsDeletionProtected is { } isProtected && entity.IsDeletionProtected == isProtected && live.IsProtected == !isProtected)
                yield return new Drift(table, live.IsProtected == true ? "it is protected against deletion now" : "it is no longer protected against deletion");
        }
    }

    private IEnumerable<SetBilling> Billing() =>
        from pair in Pairs()
        where pair.Entity.Billing is { } wanted && !pair.Live.IsBilled(wanted)
        select new SetBilling(layout.Tables(schema).Single(table => table.Name == pair.Live.Definition.Name), pair.Live.Billing);

    private IEnumerable<(EntitySchema Entity, LiveTable Live)> Pairs() =>
        from entity in schema.Entities
        let live = before.Tables.GetValueOrDefault(layout.RouteOf(entity, null).Table)
        where live is not null
        select (entity, live);
}
