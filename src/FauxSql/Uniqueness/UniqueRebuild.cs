using System.Runtime.CompilerServices;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Tables;
using FauxSql.Writes;

namespace FauxSql.Uniqueness;

/// <summary>
/// Compares all claims with the items, and then all items with the claims, a page at a time. What does not fit is settled one by one.
/// </summary>
internal sealed class UniqueRebuild(DynamoDatabase database, UniqueRebuildOptions options, IProgress<UniqueRebuildProgress>? progress)
{
    private const int Page = 100;
    private const int InFlight = 25;

    private readonly RebuildTally _tally = new();
    private readonly List<EntitySchema> _entities = EntitiesOf(database.Schema, options.Entity);

    public async Task<UniqueRebuildReport> RunAsync(CancellationToken cancellationToken)
    {
        if (_entities.Count == 0)
            return _tally.ToReport();
        var settling = new UniqueSettling(database, options.IsDryRun);
        await foreach (var page in PagesAsync(new Read.Range(database.Layout.Claims, null, []), cancellationToken).ConfigureAwait(false))
            await CompareClaimsAsync(settling, page, cancellationToken).ConfigureAwait(false);
        foreach (var entity in _entities)
        {
            var keyAndValues = SelectedItem.ProjectionOf([], [.. entity.Key.Attributes, .. new UniqueValues(entity).Attributes]);
            await foreach (var page in PagesAsync(new Read.Range(entity, null, []) { Projection = keyAndValues }, cancellationToken).ConfigureAwait(false))
                await CompareItemsAsync(settling, entity, page, cancellationToken).ConfigureAwait(false);
        }

        return _tally.ToReport();
    }

    private async Task CompareClaimsAsync(UniqueSettling settling, IReadOnlyList<ReadOnlyMemory<byte>> page, CancellationToken cancellationToken)
    {
        var known = new List<(UniqueClaim Of, Key? Owner)>();
        foreach (var stored in page)
        {
            if (database.Layout.ClaimOf(database.Schema, stored) is { } of && UniqueClaim.OwnerIn(stored) is { } owner)
                known.Add((of, UniqueSettling.KeyOf(of.Entity, owner)));
        }

        var compared = known.FindAll(claim => _entities.Contains(claim.Of.Entity));
        var owned = compared.FindAll(claim => claim.Owner is not null);
        var items = await ReadAsync([.. owned.Select(claim => new Read.Point(claim.Of.Entity, claim.Owner!.Value, IsConsistent: true))], cancellationToken).ConfigureAwait(false);
        var right = owned.Zip(items).Where(pair => UniqueSettling.Has(pair.Second, pair.First.Of)).Select(pair => pair.First.Of).ToHashSet();
        var stale = await SettleAsync(compared.Where(claim => !right.Contains(claim.Of)), claim => settling.SettleClaimAsync(claim.Of, cancellationToken)).ConfigureAwait(false);
        Count(report => report with { Claims = report.Claims + compared.Count, Stale = report.Stale + stale, Unknown = report.Unknown + page.Count - known.Count });
    }

    private async Task CompareItemsAsync(UniqueSettling settling, EntitySchema entity, IReadOnlyList<ReadOnlyMemory<byte>> page, CancellationToken cancellationToken)
    {
        var unique = new UniqueValues(entity);
        var wanted = page.SelectMany(item => unique.ClaimsOf(item).Select(claim => (Key: Key.OfItem(entity, item), Claim: claim)));
        var claimable = wanted.Where(want => CanBeClaimed(settling, want.Key, want.Claim)).ToList();
        var owners = await ReadAsync([.. claimable.Select(want => new Read.Owner(want.Claim))], cancellationToken).ConfigureAwait(false);
        var differing = claimable.Zip(owners).Where(pair => UniqueSettling.OwnerIn(pair.Second) != pair.First.Key.ToOwner()).Select(pair => pair.First);
        var missing = await SettleAsync(differing, want => settling.SettleItemAsync(want.Key, want.Claim, cancellationToken)).ConfigureAwait(false);
        Count(report => report with { Items = report.Items + page.Count, Missing = report.Missing + missing });
    }

    private void Count(Func<UniqueRebuildReport, UniqueRebuildReport> change)
    {
        _tally.Add(change);
        progress?.Report(_tally.Progress);
    }

    private bool CanBeClaimed(UniqueSettling settling, Key key, UniqueClaim claim)
    {
        var problem = settling.ProblemOf(key, claim);
        if (problem is not null)
            _tally.Add(problem);
        return problem is null;
    }

    // How many were put right.
    private async Task<int> SettleAsync<T>(IEnumerable<T> differing, Func<T, Task<Settlement>> settle)
    {
        var mended = 0;
        foreach (var round in differing.Chunk(InFlight))
        {
            var settlements = await Task.WhenAll(round.Select(settle)).ConfigureAwait(false);
            mended += settlements.Count(static one => one.Outcome == SettlementOutcome.Mended);
            _tally.Add(report => report with { Unsettled = report.Unsettled + settlements.Count(static one => one.Outcome == SettlementOutcome.Contended) });
            foreach (var problem in settlements.Select(static one => one.Problem).OfType<UniqueProblem>())
                _tally.Add(problem);
        }

        return mended;
    }

    private async IAsyncEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> PagesAsync(
        Read.Range all, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = all with { Take = Page, IsConsistent = true }; ;)
        {
            var rows = (await ReadAsync([page], cancellationToken).ConfigureAwait(false))[0];
            yield return rows.Items;
            if (rows.Position is not { } position)
                yield break;
            page = page with { After = position };
        }
    }

    private async ValueTask<IReadOnlyList<Rows>> ReadAsync(IReadOnlyList<Read> wave, CancellationToken cancellationToken) =>
        wave.Count == 0 ? [] : await database.Store.ReadAsync(wave, CallContext.None, null, cancellationToken).ConfigureAwait(false);

    private static List<EntitySchema> EntitiesOf(DatabaseSchema schema, string? name)
    {
        var unique = schema.Entities.Where(entity => new UniqueValues(entity).Count > 0).ToList();
        return name is null ? unique
            : unique.Find(entity => entity.Name == name) is { } only ? [only]
            : throw new ArgumentException($"{name} is no entity with a [Unique] attribute. There are: {string.Join(", ", unique.Select(entity => entity.Name).DefaultIfEmpty("none"))}.");
    }
}
