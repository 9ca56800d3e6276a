using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Relations;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Telemetry;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>Finds the item that has a unique value, as of now: who has it, and then the item.</summary>
internal sealed class FindUniqueOperation<TEntity>(DynamoDatabase database, EntityCodec<TEntity> codec, UniqueClaim claim) : Deferred<TEntity?>
    where TEntity : class
{
    private static readonly DocumentPath Owner = new(UniqueClaim.OwnerAttribute);

    public override Plan Explain() => new PlanBuilder(database.Layout).AddOwner(1, claim).Build();

    private protected override OperationInfo Info => new(database, "FindUnique", codec.Schema);

    // A value may change hands between the two reads; then whoever has it now is read.
    private protected override async Task<TEntity?> ExecuteAsync(Tally? tally, CancellationToken cancellationToken)
    {
        tally = database.Traces.Reading(tally);
        for (string? before = null; ;)
        {
            if (await OwnerAsync(tally, cancellationToken).ConfigureAwait(false) is not { } owner || owner == before)
                return null;
            if (await ReadAsync(new Read.Point(codec.Schema, KeyOf(owner), IsConsistent: true), tally, cancellationToken).ConfigureAwait(false) is { } item && Has(item))
                return codec.Decode(item);
            before = owner;
        }
    }

    private async Task<string?> OwnerAsync(Tally? tally, CancellationToken cancellationToken) =>
        await ReadAsync(new Read.Owner(claim), tally, cancellationToken).ConfigureAwait(false) is { } item
            ? (ItemReader.Get(item, Owner) as AttributeValue.String)?.Text : null;

    private async Task<ReadOnlyMemory<byte>?> ReadAsync(Read read, Tally? tally, CancellationToken cancellationToken)
    {
        var rows = await database.Store.ReadAsync([read], CallContext.None, tally, cancellationToken).ConfigureAwait(false);
        return rows[0].Items is [var item] ? item : (ReadOnlyMemory<byte>?)null;
    }

    private bool Has(ReadOnlyMemory<byte> item) => codec.Unique.ClaimsOf(item).Contains(claim);

    private Key KeyOf(string owner)
    {
        try
        {
            return Key.OfOwner(codec.Schema, owner);
        }
        catch (FormatException exception)
        {
            throw codec.Schema.Key.Attributes.Any(name => Shown.IsSensitive(codec.Schema, name))
                ? new StoredItemException(codec.Schema.Name, claim.Attribute, $"the claim of its value names {SensitiveText.Mark}, which is no key of the entity")
                : new StoredItemException(codec.Schema.Name, claim.Attribute, $"the claim of its value names \"{owner}\", which is no key of the entity", exception);
        }
    }
}
