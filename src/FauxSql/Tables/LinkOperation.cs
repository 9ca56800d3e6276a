using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Stores;
using FauxSql.Telemetry;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>
/// Writes a link entity, or deletes it, in one transaction with checks that the items at both ends are there. Results in whether that
/// changed anything.
/// </summary>
internal sealed class LinkOperation : Deferred<bool>
{
    private readonly DynamoDatabase _database;
    private readonly WriteIntent _link;
    private readonly IReadOnlyList<WriteIntent> _intents;

    public LinkOperation(DynamoDatabase database, WriteIntent link)
    {
        _database = database;
        _link = link;
        // Of what is wrong the first is said: an end that is missing, before the link.
        _intents = [.. EndsOf(database, link), link];
    }

    public override Plan Explain() => WritePlan.OfTransaction(_intents, _database);

    private protected override OperationInfo Info => new(_database, _link is DeleteIntent ? "Unlink" : "Link", _link.Entity);

    private protected override async Task<bool> ExecuteAsync(Tally? tally, CancellationToken cancellationToken)
    {
        var result = await new WriteRunner(_database).RunAsync(_intents, null, tally, cancellationToken).ConfigureAwait(false);
        return result.Failures switch
        {
            [] => true,
            [{ Reason: ItemExistsException or ItemNotFoundException } only] when only.Intent == _link => false,
            [var first, ..] => throw first.Reason,
        };
    }

    // Both ends may be one item, which a transaction takes once.
    private static IEnumerable<WriteIntent> EndsOf(DynamoDatabase database, WriteIntent link)
    {
        var codecs = database.Codecs.ToDictionary(codec => codec.Schema.Name, StringComparer.Ordinal);
        var (entity, key) = (link.Entity, link.Key);
        return new[] { (Attribute: entity.Key.Partition[0], Value: key.Partition), (Attribute: entity.Key.Sort[0], Value: key.Sort!) }
            .Select(end => (Codec: codecs[entity.References.First(reference => reference.Attribute == end.Attribute).Target], Key: new Key(end.Value, null)))
            .Distinct()
            .Select(end => new CheckIntent(end.Codec, end.Key) { Demands = [Demand.Exists(end.Codec.Schema, end.Key)] });
    }
}
