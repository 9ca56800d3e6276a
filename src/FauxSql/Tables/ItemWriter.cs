using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Capacity;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Relations;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>Writes whole entities: the item, and the claims to its unique values in one transaction with it.</summary>
internal sealed class ItemWriter<TEntity>(DynamoDatabase database, EntityCodec<TEntity> codec)
    where TEntity : class
{
    private const int Attempts = 5;

    private static readonly UpdateExpression NoChange = new([]);

    private readonly EntitySchema _schema = codec.Schema;
    private readonly string[] _unique = [.. codec.Schema.Attributes.Where(attribute => attribute.Role.HasFlag(AttributeRole.Unique)).Select(attribute => attribute.Name)];
    private readonly string? _version = codec.Schema.Attributes.FirstOrDefault(attribute => attribute.Role.HasFlag(AttributeRole.Version))?.Name;

    public async Task<TEntity> InsertAsync(TEntity entity, Tally? tally, CancellationToken cancellationToken)
    {
        entity = codec.VersionOf(entity) is null ? entity : codec.WithVersion(entity, 1);
        var (key, item) = EncodedItem.Of(codec, entity);
        List<Write> writes = [new Write.Put(_schema, key, item, Missing), .. Claims(key, null, item)];
        var outcome = await SendAsync(writes, tally, cancellationToken).ConfigureAwait(false);
        ThrowIfTaken(outcome);
        return outcome.Failed is null ? entity : throw new ItemExistsException(_schema.Name, key.ToString(), Decode(outcome.Stored));
    }

    public async Task<TEntity> PutAsync(TEntity entity, Tally? tally, CancellationToken cancellationToken)
    {
        entity = codec.VersionOf(entity) is { } version ? codec.WithVersion(entity, version + 1) : entity;
        var (key, item) = EncodedItem.Of(codec, entity);
        await WriteWithClaimsAsync(key, item, stored => new Write.Put(_schema, key, item, Unchanged(stored)), _ => false, tally, cancellationToken).ConfigureAwait(false);
        return entity;
    }

    public async Task<TEntity> SaveAsync(TEntity entity, Tally? tally, CancellationToken cancellationToken)
    {
        var expected = codec.VersionOf(entity);
        var saved = expected is { } version ? codec.WithVersion(entity, version + 1) : entity;
        var (key, item) = EncodedItem.Of(codec, saved);
        var changes = ChangesOf(item);
        var hasValues = changes.Actions.Any(action => action is UpdateAction.Set);
        var condition = expected is { } number ? VersionIs(number) : null;
        var outcome = await WriteWithClaimsAsync(
            key,
            item,
            stored => new Write.Update(_schema, key, stored is null && _unique.Length > 0 && !hasValues ? NoChange : changes, Both(condition, Unchanged(stored))),
            stored => condition is not null && !ConditionEvaluator.IsTrue(condition, stored ?? "{}"u8.ToArray()),
            tally,
            cancellationToken).ConfigureAwait(false);
        // An update that only removes creates nothing; one without any change creates an item of nothing but its key.
        if (outcome is { Failed: null, Item: null } && _unique.Length == 0 && !hasValues)
            outcome = await SendAsync([new Write.Update(_schema, key, NoChange, condition)], tally, cancellationToken).ConfigureAwait(false);
        return outcome.Failed is null
            ? saved
            : throw new VersionConflictException(_schema.Name, key.ToString(), expected ?? 0, Decode(outcome.Stored));
    }

    public async Task DeleteAsync(TEntity entity, Tally? tally, CancellationToken cancellationToken)
    {
        var key = KeyRules.Checked(_schema, codec.KeyOf(entity));
        var expected = codec.VersionOf(entity);
        var outcome = await RemoveAsync(key, expected is { } version ? VersionIs(version) : null, tally, cancellationToken).ConfigureAwait(false);
        if (outcome.Failed is not null)
            throw new VersionConflictException(_schema.Name, key.ToString(), expected ?? 0, Decode(outcome.Stored));
    }

    /// <summary>Removes an item and releases its claims.</summary>
    public async Task<WriteOutcome> RemoveAsync(Key key, Condition? condition, Tally? tally, CancellationToken cancellationToken)
    {
        if (_unique.Length == 0)
            return await SendAsync([new Write.Remove(_schema, key, condition)], tally, cancellationToken).ConfigureAwait(false);
        for (var attempt = 0; ; attempt++)
        {
            var stored = await StoredAsync(key, tally, cancellationToken).ConfigureAwait(false);
            var remove = new Write.Remove(_schema, key, Both(condition, Unchanged(stored)));
            var outcome = await SendAsync([remove, .. Claims(key, stored, null)], tally, cancellationToken).ConfigureAwait(false);
            if (outcome.Failed is null)
                return outcome with { Item = stored };
            if (condition is not null && !ConditionEvaluator.IsTrue(condition, outcome.Stored ?? "{}"u8.ToArray()))
                return outcome;
            await WaitAsync(attempt, key, cancellationToken).ConfigureAwait(false);
        }
    }

    public Plan ExplainInsert(TEntity entity)
    {
        var (key, item) = EncodedItem.Of(codec, entity);
        var claims = Claims(key, null, item).Count();
        return claims == 0
            ? Explained("PutItem", 1, key, UnitsOf(item), ", if there is none").Build()
            : Explained("TransactWriteItems", 1, key, 2 * (UnitsOf(item) + claims), $", if there is none, and {claims} unique value{(claims == 1 ? "" : "s")}").Build();
    }

    public Plan ExplainPut(TEntity entity) => ExplainWrite("PutItem", EncodedItem.Of(codec, entity));

    public Plan ExplainSave(TEntity entity) => ExplainWrite("UpdateItem", EncodedItem.Of(codec, entity));

    public Plan ExplainDelete(Key key, Condition? condition)
    {
        var detail = condition is null ? "" : " if " + PlanBuilder.Text(condition);
        return _unique.Length == 0
            ? Explained("DeleteItem", 1, key, 1, detail).Build()
            : Explained("TransactWriteItems", 2, key, 2, detail + ", and its unique values").AddRead(1, new Read.Point(_schema, key, IsConsistent: true)).Build();
    }

    public TEntity? Decode(ReadOnlyMemory<byte>? item) => item is { } json ? codec.Decode(json) : null;

    private Condition Missing => new Condition.NotExists(new DocumentPath(_schema.Key.Partition[0]));

    private Plan ExplainWrite(string operation, EncodedItem item) => _unique.Length == 0
        ? Explained(operation, 1, item.Key, UnitsOf(item.Json), "").Build()
        : Explained(operation, 2, item.Key, UnitsOf(item.Json), ", in a transaction when a unique value has changed")
            .AddRead(1, new Read.Point(_schema, item.Key, IsConsistent: true)).Build();

    private PlanBuilder Explained(string operation, int roundTrip, Key key, double units, string detail) =>
        new PlanBuilder(database.Layout).AddWrite(roundTrip, operation, database.Layout.AddressOf(_schema, key).Table, key + detail, units);

    private static double UnitsOf(ReadOnlyMemory<byte> item) => CapacityUnits.Write(0, ItemSize.Of(item.Span));

    // Uniqueness is kept by reading what is stored, and writing only if its unique values are still the same.
    private async Task<WriteOutcome> WriteWithClaimsAsync(
        Key key, ReadOnlyMemory<byte> item, Func<ReadOnlyMemory<byte>?, Write> write, Func<ReadOnlyMemory<byte>?, bool> isRefused, Tally? tally, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var stored = _unique.Length == 0 ? null : await StoredAsync(key, tally, cancellationToken).ConfigureAwait(false);
            var outcome = await SendAsync([write(stored), .. Claims(key, stored, item)], tally, cancellationToken).ConfigureAwait(false);
            if (outcome.Failed is null || (outcome.Failed is not Write.Claim && isRefused(outcome.Stored)))
                return outcome;
            ThrowIfTaken(outcome);
            await WaitAsync(attempt, key, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(int attempt, Key key, CancellationToken cancellationToken)
    {
        if (attempt + 1 == Attempts)
            throw new WriteConflictException($"{_schema.Name} {key} kept changing; nothing was written");
        await Task.Delay(Backoff.Of(attempt), cancellationToken).ConfigureAwait(false);
    }

    private async Task<ReadOnlyMemory<byte>?> StoredAsync(Key key, Tally? tally, CancellationToken cancellationToken)
    {
        var rows = await database.Store.ReadAsync([new Read.Point(_schema, key, IsConsistent: true)], CallContext.None, tally, cancellationToken).ConfigureAwait(false);
        return rows[0].Items.Count == 0 ? (ReadOnlyMemory<byte>?)null : rows[0].Items[0];
    }

    private ValueTask<WriteOutcome> SendAsync(IReadOnlyList<Write> writes, Tally? tally, CancellationToken cancellationToken) =>
        database.Store.WriteAsync(new WriteSet(writes), new CallContext { Entity = _schema.Name }, tally, cancellationToken);

    private IEnumerable<Write> Claims(Key key, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte>? after)
    {
        foreach (var attribute in _unique)
        {
            var (old, current) = (ValueOf(before, attribute), ValueOf(after, attribute));
            if (Equals(old, current))
                continue;
            if (old is not null)
                yield return new Write.Release(new UniqueClaim(_schema, attribute, old), key.ToOwner());
            if (current is not null)
                yield return new Write.Claim(Checked(new UniqueClaim(_schema, attribute, current)), key.ToOwner());
        }
    }

    private UniqueClaim Checked(UniqueClaim claim)
    {
        var (limit, size) = (DynamoLimits.PartitionKeyBytes, database.Layout.AddressOf(claim).Key[0].Value.SizeInBytes);
        return size <= limit
            ? claim
            : throw new InvalidKeyException(_schema.Name, claim.Attribute, $"is unique, and too long by {size - limit} bytes to be claimed");
    }

    private Condition? Unchanged(ReadOnlyMemory<byte>? stored)
    {
        Condition? all = null;
        foreach (var attribute in _unique)
        {
            var path = new DocumentPath(attribute);
            Condition one = ValueOf(stored, attribute) is { } value
                ? new Condition.Compare(new Operand.Path(path), Comparator.Equal, new Operand.Value(value))
                : new Condition.NotExists(path);
            all = Both(all, one);
        }

        return all;
    }

    private Condition VersionIs(long version) => version == 0
        ? Missing
        : new Condition.Compare(new Operand.Path(new DocumentPath(_version!)), Comparator.Equal, new Operand.Value(new AttributeValue.Number(version)));

    private UpdateExpression ChangesOf(ReadOnlyMemory<byte> item)
    {
        var values = ItemJson.Parse(item.Span);
        var keys = _schema.Key.Partition.Concat(_schema.Key.Sort).ToHashSet(StringComparer.Ordinal);
        return new UpdateExpression([.. _schema.Attributes.Where(attribute => !keys.Contains(attribute.Name)).Select(attribute => ChangeOf(attribute.Name, values))]);
    }

    private static UpdateAction ChangeOf(string attribute, Dictionary<string, AttributeValue> values)
    {
        var path = new DocumentPath(attribute);
        return values.TryGetValue(attribute, out var value)
            ? new UpdateAction.Set(path, new UpdateValue.Plain(new Operand.Value(value)))
            : new UpdateAction.Remove(path);
    }

    private void ThrowIfTaken(WriteOutcome outcome)
    {
        if (outcome.Failed is Write.Claim claim)
            throw new UniqueViolationException(_schema.Name, claim.Of.Attribute, KeyText.Of(claim.Of.Value));
    }

    private static AttributeValue? ValueOf(ReadOnlyMemory<byte>? item, string attribute) =>
        item is { } json ? ItemReader.Get(json, new DocumentPath(attribute)) : null;

    private static Condition? Both(Condition? first, Condition? second) => first is null ? second : second is null ? first : first & second;
}
