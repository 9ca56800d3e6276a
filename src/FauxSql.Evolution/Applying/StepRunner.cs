using System.Globalization;
using FauxSql.Evolution.Ledgers;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Sweeps;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql.Evolution.Applying;

/// <summary>Carries one step out. Each may be carried out again when it was interrupted.</summary>
/// <param name="database">The tables.</param>
/// <param name="paced">The same, at the pace of changes of items.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="tables">Changes of tables.</param>
/// <param name="code">The project's code, where a step needs it.</param>
/// <param name="checkpoints">What checkpoints belong to.</param>
/// <param name="progress">Is told how many items were read.</param>
internal sealed class StepRunner(SchemaDatabase database, SchemaDatabase paced, Ledger ledger, TableChanges tables, IItemCode? code, string checkpoints, Action<long> progress)
{
    /// <returns>What was done to items.</returns>
    public async Task<SweepTally> RunAsync(ChangeStep step, CancellationToken cancellationToken)
    {
        if (step is ChangeItems or FillDerived or CopyValues { OnlyMissing: false } or RemoveValues or StartExpiry) // what was there is written over or deleted
            await tables.KeepRecoverableAsync(step.Table, cancellationToken).ConfigureAwait(false);
        switch (step)
        {
            case CreateTable create:
                await tables.CreateAsync(create.Definition, cancellationToken).ConfigureAwait(false);
                return default;
            case DropTable drop:
                await tables.DropAsync(drop.Live, cancellationToken).ConfigureAwait(false);
                return default;
            case CheckIndexValues check:
                return await new IndexValueCheck(check, EntityOf(check.Table), new Sweep(database, ledger, NameOf(check, checkpoints)) { IsConsistent = false }).RunAsync(progress, cancellationToken).ConfigureAwait(false);
            case CreateIndex create:
                await tables.CreateIndexAsync(create.Definition, create.Index, cancellationToken).ConfigureAwait(false);
                return default;
            case AwaitIndex wait:
                await tables.SettledAsync(wait.Table, cancellationToken).ConfigureAwait(false);
                return default;
            case DropIndex drop:
                await tables.DropIndexAsync(drop.Table, drop.Index.Name, cancellationToken).ConfigureAwait(false);
                return default;
            case StartExpiry start:
                await tables.SetExpiryAsync(start.Table, start.Attribute, isEnabled: true, cancellationToken).ConfigureAwait(false);
                return default;
            case StopExpiry stop:
                await tables.SetExpiryAsync(stop.Table, stop.Attribute, isEnabled: false, cancellationToken).ConfigureAwait(false);
                return default;
            case SetBilling billing:
                await tables.SetBillingAsync(billing.Table, billing.To, cancellationToken).ConfigureAwait(false);
                return default;
            case SetProtection protection:
                await tables.SetProtectionAsync(protection.Table, protection.IsOn, cancellationToken).ConfigureAwait(false);
                return default;
            case FillKeys fill:
                return await FillAsync(fill, cancellationToken).ConfigureAwait(false);
            case ChangeItems change:
                return await SweepAsync(change, new Read.Range(change.Entity, null, []), new ItemChanger(paced, code!, change).ChangeAsync, cancellationToken).ConfigureAwait(false);
            case FillDerived fill:
                return await SweepAsync(fill, new Read.Range(fill.Entity, null, []), new DerivedFill(paced, code!, fill).ChangeAsync, cancellationToken).ConfigureAwait(false);
            case CopyValues copy:
                return await CopyAsync(copy, cancellationToken).ConfigureAwait(false);
            case RemoveValues remove:
                return await RemoveAsync(remove, cancellationToken).ConfigureAwait(false);
            case ClaimValues claim:
                return await ClaimAsync(claim, cancellationToken).ConfigureAwait(false);
            case ReleaseValues release:
                return await ReleaseAsync(release, cancellationToken).ConfigureAwait(false);
            default:
                throw new InvalidOperationException($"No such step: {step.GetType().Name}");
        }
    }

    /// <summary>The name of a step's sweep, by which the ledger knows how far it is and what it put aside.</summary>
    public static string NameOf(ChangeStep step, string checkpoints) => $"{step.Checksum} {checkpoints}";

    private EntitySchema EntityOf(string table) => database.Schema.Entities.First(entity => database.Layout.RouteOf(entity, null).Table == table);

    private async Task<SweepTally> FillAsync(FillKeys fill, CancellationToken cancellationToken)
    {
        var (entity, attribute) = (fill.Entity, new DocumentPath(fill.Attribute));
        var all = new Read.Range(entity, null, []) { Projection = SelectedItem.ProjectionOf([attribute], entity.Key.Attributes) };
        var isThereAndLacksIt = new Condition.Exists(new DocumentPath(entity.Key.Partition[0])) & new Condition.NotExists(attribute);
        return await SweepAsync(
            fill,
            all,
            async (item, stop) =>
            {
                if (ItemReader.TryFind(item, fill.Attribute, out _))
                    return false;

                // An update of nothing: what is the layout's own comes with every write.
                return await WriteAsync(new Write.Update(entity, Key.OfItem(entity, item), new UpdateExpression([]), isThereAndLacksIt), stop).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    // The endpoint copies within the item, so that no writer comes between.
    private Task<SweepTally> CopyAsync(CopyValues copy, CancellationToken cancellationToken)
    {
        var (entity, from, to) = (copy.Entity, new DocumentPath(copy.From), new DocumentPath(copy.To));
        var differs = new Condition.NotExists(to) | new Condition.Compare(new Operand.Path(to), Comparator.NotEqual, new Operand.Path(from));
        var setting = (If: (Condition)new Condition.Exists(from) & (copy.OnlyMissing ? new Condition.NotExists(to) : differs), To: (UpdateAction)new UpdateAction.Set(to, new UpdateValue.Plain(new Operand.Path(from))));
        var removing = (If: (Condition)new Condition.NotExists(from) & new Condition.Exists(to), To: (UpdateAction)new UpdateAction.Remove(to));
        return SweepAsync(
            copy,
            new Read.Range(entity, null, []) { Projection = SelectedItem.ProjectionOf([from, to], entity.Key.Attributes) },
            async (item, stop) =>
            {
                var (value, current) = (ItemReader.Get(item, from), ItemReader.Get(item, to));
                if (Equals(value, current) || (copy.OnlyMissing && current is not null))
                    return false;
                var change = value is null ? removing : setting;
                return await WriteAsync(new Write.Update(entity, Key.OfItem(entity, item), new UpdateExpression([change.To]), change.If), stop).ConfigureAwait(false);
            },
            cancellationToken);
    }

    private Task<SweepTally> RemoveAsync(RemoveValues remove, CancellationToken cancellationToken)
    {
        var (entity, path) = (remove.Entity, new DocumentPath(remove.Attribute));
        return SweepAsync(
            remove,
            new Read.Range(entity, null, []) { Projection = SelectedItem.ProjectionOf([path], entity.Key.Attributes) },
            async (item, stop) => ItemReader.Get(item, path) is not null
                && await WriteAsync(new Write.Update(entity, Key.OfItem(entity, item), new UpdateExpression([new UpdateAction.Remove(path)]), new Condition.Exists(path)), stop).ConfigureAwait(false),
            cancellationToken);
    }

    private async Task<SweepTally> ClaimAsync(ClaimValues step, CancellationToken cancellationToken)
    {
        var claims = new ValueClaims(paced, step);
        var search = new DuplicateSearch(paced, claims);
        var searched = 0L;
        try
        {
            // What two items have is found before anything is claimed: which of them is right is not for a tool to say.
            var found = await search.RunAsync(items => progress(searched = items), cancellationToken).ConfigureAwait(false);
            if (found.Count > 0)
                throw claims.Refusal(found, "none was claimed");
            await SweepAsync(step, new Read.Range(paced.Layout.Claims, null, []), claims.ReleaseAsync, cancellationToken, _ => progress(searched), " claims").ConfigureAwait(false);
            return await SweepAsync(step, claims.Items, claims.ClaimAsync, cancellationToken, items => progress(searched + items)).ConfigureAwait(false);
        }
        catch (EvolutionException)
        {
            // Items that have their claims may be among those that are mended.
            await new Sweep(paced, ledger, NameOf(step, checkpoints)).ForgetAsync(cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private Task<SweepTally> ReleaseAsync(ReleaseValues release, CancellationToken cancellationToken)
    {
        var claims = paced.Layout.Claims;
        return SweepAsync(
            release,
            new Read.Range(claims, null, []),
            async (item, stop) =>
            {
                var key = Key.OfItem(claims, item);
                return key.Partition is AttributeValue.String text && IsOf(text.Text, release.Prefix) && await WriteAsync(new Write.Remove(claims, key, null), stop).ConfigureAwait(false);
            },
            cancellationToken);
    }

    private static bool IsOf(string claim, string prefix) => claim.StartsWith(prefix, StringComparison.Ordinal) && claim.Length > prefix.Length && claim[prefix.Length] is '#' or '/';

    private async Task<SweepTally> SweepAsync(
        ChangeStep step, Read.Range all, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<bool>> change, CancellationToken cancellationToken, Action<long>? told = null, string part = "")
    {
        var sweep = new Sweep(paced, ledger, NameOf(step, checkpoints) + part);

        // Who interrupted it may have found an old version at work, or mended the code.
        if (!step.IsReliedUpon(paced.Backend.IsLocal))
            await sweep.ForgetAsync(cancellationToken).ConfigureAwait(false);
        var tally = await sweep.RunAsync(all, change, done => (told ?? progress)(done.Read), cancellationToken).ConfigureAwait(false);
        await sweep.ForgetAsync(cancellationToken).ConfigureAwait(false);
        return tally;
    }

    private async ValueTask<bool> WriteAsync(Write write, CancellationToken cancellationToken)
    {
        var outcome = await paced.Store.WriteAsync(new WriteSet([write]), Protocol.Backends.CallContext.None, null, cancellationToken).ConfigureAwait(false);
        return outcome.Failures.Count == 0;
    }
}
