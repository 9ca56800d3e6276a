using System.Collections.Concurrent;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Writes;

namespace FauxSql.Uniqueness;

/// <summary>
/// Settles what does not fit, one claim at a time. Whatever it finds is confirmed, and put right, by one transaction that checks every item it
/// was concluded from: a writer in between makes it fail, and it is looked at again.
/// </summary>
internal sealed class UniqueSettling(DynamoDatabase database, bool isDryRun)
{
    private const int Attempts = 5;

    // Who a dry run would have made the owner of what is nobody's.
    private readonly ConcurrentDictionary<string, Key> _given = new(StringComparer.Ordinal);

    public static string? OwnerIn(Rows rows) => rows.Items is [var claim] ? UniqueClaim.OwnerIn(claim) : null;

    public static bool Has(Rows rows, UniqueClaim claim) => rows.Items is [var item] && new UniqueValues(claim.Entity).ClaimsOf(item).Contains(claim);

    public static Key? KeyOf(EntitySchema entity, string owner)
    {
        try
        {
            return Key.OfOwner(entity, owner);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Why a value cannot be claimed at all, or null when it can.</summary>
    public UniqueProblem? ProblemOf(Key key, UniqueClaim claim)
    {
        var excess = database.Layout.AddressOf(claim).Key[0].Value.SizeInBytes - DynamoLimits.PartitionKeyBytes;
        return excess > 0 ? Problem(claim, $"the value is too long by {excess} bytes to be claimed", key) : null;
    }

    public static UniqueProblem Duplicate(UniqueClaim claim, Key owner, Key other) => Problem(claim, "two items have the same value; the first has it by right", owner, other);

    /// <summary>Deletes a claim whose owner is gone or has another value.</summary>
    public async Task<Settlement> SettleClaimAsync(UniqueClaim claim, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (OwnerIn(await ReadAsync(new Read.Owner(claim), cancellationToken).ConfigureAwait(false)) is not { } owner)
                return Settlement.Right;
            var key = KeyOf(claim.Entity, owner);
            var item = await ReadAsync(claim.Entity, key, cancellationToken).ConfigureAwait(false);
            if (Has(item, claim))
                return Settlement.Right;
            if (await TryAsync(claim, [.. Unchanged(claim.Entity, key, item), Deleted(claim, owner)], cancellationToken).ConfigureAwait(false))
                return Settlement.Mended;
        }

        return Settlement.Contended;
    }

    /// <summary>Makes an item the owner of its value, unless another has it too.</summary>
    public async Task<Settlement> SettleItemAsync(Key key, UniqueClaim claim, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var item = await ReadAsync(claim.Entity, key, cancellationToken).ConfigureAwait(false);
            var owner = OwnerIn(await ReadAsync(new Read.Owner(claim), cancellationToken).ConfigureAwait(false));
            if (!Has(item, claim) || owner == key.ToOwner())
                return Settlement.Right;
            var other = owner is null ? null : KeyOf(claim.Entity, owner);
            var itemOfOther = await ReadAsync(claim.Entity, other, cancellationToken).ConfigureAwait(false);
            Write[] unchanged = [.. Unchanged(claim.Entity, key, item), .. Unchanged(claim.Entity, other, itemOfOther)];
            var isDuplicate = Has(itemOfOther, claim);
            if (await TryAsync(claim, isDuplicate ? unchanged : [.. unchanged, Made(claim, key, owner)], cancellationToken).ConfigureAwait(false))
                return OwnerBeside(claim, key, isDuplicate ? other : null) is { } first ? Settlement.Refused(Duplicate(claim, first, key)) : Settlement.Mended;
        }

        return Settlement.Contended;
    }

    private Key? OwnerBeside(UniqueClaim claim, Key key, Key? owner) =>
        owner is null && isDryRun && _given.GetOrAdd(ClaimText.Of(claim), key) is var first && first != key ? first : owner;

    private static UniqueProblem Problem(UniqueClaim claim, string problem, params IEnumerable<Key> keys) => new(
        claim.Entity.Name, claim.Attribute, Shown.Of(claim.Entity, claim.Attribute, claim.Value), [.. keys.Select(key => Shown.Of(claim.Entity, key))], problem);

    private static IEnumerable<Write> Unchanged(EntitySchema entity, Key? key, Rows item) =>
        key is { } known ? [new Write.Check(entity, known, new UniqueValues(entity).AreThoseOf(item.Items is [var stored] ? stored : (ReadOnlyMemory<byte>?)null)!)] : [];

    // A claim that is no longer as it was read was put right by others. A dry run checks that, and writes nothing.
    private Write Deleted(UniqueClaim claim, string owner)
    {
        var (claims, key, isOwned) = (database.Layout.Claims, ItemOf(claim), Condition.IsEqual(UniqueClaim.OwnerAttribute, new AttributeValue.String(owner)));
        return isDryRun ? new Write.Check(claims, key, isOwned) : new Write.Remove(claims, key, isOwned);
    }

    private Write Made(UniqueClaim claim, Key owner, string? before)
    {
        var (claims, key) = (database.Layout.Claims, ItemOf(claim));
        var isAsRead = before is null
            ? new Condition.NotExists(new DocumentPath(claims.Key.Partition[0]))
            : Condition.IsEqual(UniqueClaim.OwnerAttribute, new AttributeValue.String(before));
        var change = new UpdateAction.Set(new DocumentPath(UniqueClaim.OwnerAttribute), new UpdateValue.Plain(new Operand.Value(new AttributeValue.String(owner.ToOwner()))));
        return isDryRun ? new Write.Check(claims, key, isAsRead) : new Write.Update(claims, key, new UpdateExpression([change]), isAsRead);
    }

    private Key ItemOf(UniqueClaim claim) => new(database.Layout.AddressOf(claim).Key[0].Value, null);

    private async Task<bool> TryAsync(UniqueClaim claim, IReadOnlyList<Write> writes, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await database.Store.WriteAsync(new WriteSet(writes), CallContext.None, null, cancellationToken).ConfigureAwait(false);
            var refused = outcome.Failures.FirstOrDefault(failed => !failed.IsCondition && !CancellationReasons.IsPassing(failed));
            return refused is null ? outcome.Failures.Count == 0
                : throw new ServiceErrorException("TransactWriteItems", new ServiceError(refused.Code, $"{claim.Entity.Name}.{claim.Attribute}: {refused.Message}", default));
        }
        catch (WriteConflictException)
        {
            return false;
        }
    }

    private async Task<Rows> ReadAsync(EntitySchema entity, Key? key, CancellationToken cancellationToken) =>
        key is { } known ? await ReadAsync(new Read.Point(entity, known, IsConsistent: true), cancellationToken).ConfigureAwait(false) : Rows.None;

    private async Task<Rows> ReadAsync(Read read, CancellationToken cancellationToken) =>
        (await database.Store.ReadAsync([read], CallContext.None, null, cancellationToken).ConfigureAwait(false))[0];
}
