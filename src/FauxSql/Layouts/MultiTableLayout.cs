using FauxSql.Naming;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Layouts;

/// <summary>One table for each entity, and one for the claims to unique values. The one place that makes physical names.</summary>
public sealed class MultiTableLayout : ILayout
{
    private const string ClaimAttribute = "Claim";

    private readonly string _prefix;
    private readonly IReadOnlyDictionary<string, string>? _overrides;

    /// <summary>A layout whose tables are named for the entities.</summary>
    /// <param name="prefix">What stands before all names, such as <c>dev-</c>, so that environments can share an endpoint.</param>
    /// <param name="tables">Whole physical names by entity, for tables that are not named so; the prefix is not put before them.</param>
    public MultiTableLayout(string prefix = "", IReadOnlyDictionary<string, string>? tables = null)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        _prefix = prefix;
        _overrides = tables;
    }

    /// <inheritdoc/>
    public string Id => "multi:" + _prefix;

    /// <inheritdoc/>
    public EntitySchema Claims { get; } = OfTexts("UniqueKeys", new KeySchema([ClaimAttribute], []), ClaimAttribute, UniqueClaim.OwnerAttribute);

    /// <inheritdoc/>
    public EntitySchema Ledger { get; } = OfTexts(OwnNames.Prefix + "Changes", new KeySchema(["Kind"], ["Name"]), "Kind", "Name");

    /// <inheritdoc/>
    public IReadOnlyList<PhysicalTable> Tables(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var tables = schema.Entities.Select(TableOf).ToList();
        if (schema.Entities.Any(entity => entity.Attributes.Any(attribute => attribute.Role.HasFlag(AttributeRole.Unique))))
            tables.Add(TableOf(Claims));
        return tables;
    }

    /// <inheritdoc/>
    public Address AddressOf(EntitySchema entity, Key key)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var partition = KeyValuePair.Create(entity.Key.Partition[0], key.Partition);
        KeyValuePair<string, AttributeValue>[] parts = key.Sort is null ? [partition] : [partition, KeyValuePair.Create(entity.Key.Sort[0], key.Sort)];
        return new Address(NameOf(entity), parts);
    }

    /// <inheritdoc/>
    public Address AddressOf(UniqueClaim claim) => AddressOf(Claims, new Key(new AttributeValue.String(ClaimText.Of(claim)), null));

    /// <inheritdoc/>
    public UniqueClaim? ClaimOf(DatabaseSchema schema, ReadOnlyMemory<byte> stored)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return ItemReader.Get(stored, new DocumentPath(ClaimAttribute)) is AttributeValue.String text ? ClaimText.Parse(schema, text.Text) : null;
    }

    /// <inheritdoc/>
    public Route RouteOf(EntitySchema entity, string? index)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var key = index is null ? entity.Key : entity.Indexes.Single(candidate => candidate.Name == index).Key;
        return new Route(NameOf(entity), index, key, entity.Key);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Route> RoutesOf(EntitySchema entity, string? index)
    {
        var route = RouteOf(entity, index);
        return ShardsOf(entity, index) is { } count
            ? [.. Enumerable.Range(0, count).Select(shard => route with { Shard = KeyValuePair.Create(Sharding.AttributeOf(count), Sharding.ValueOf(shard)) })]
            : [route];
    }

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, AttributeValue>> StampsOf(EntitySchema entity, Key key)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.Indexes.Count == 0 || entity.Indexes.All(index => index.Shards is null) ? []
            : [.. entity.Indexes.Select(index => index.Shards).OfType<int>().Distinct()
                .Select(count => KeyValuePair.Create(Sharding.AttributeOf(count), Sharding.ValueOf(Sharding.ShardOf(key, count))))];
    }

    private static EntitySchema OfTexts(string name, KeySchema key, params IEnumerable<string> attributes) => new(
        name, "", name, key, attributes.Select(attribute => new AttributeSchema(attribute, attribute, AttributeKind.String, "string", AttributeRole.None, true, null)).ToValueList(), [], [], [], []);

    private static int? ShardsOf(EntitySchema entity, string? index) =>
        index is null ? null : entity.Indexes.Single(candidate => candidate.Name == index).Shards;

    // The shard is a partition attribute like another, so that an index key can change and the shard stays.
    private static IndexSchema PhysicalOf(IndexSchema index) => index.Shards is { } count
        ? index with { Key = index.Key with { Partition = [.. index.Key.Partition, Sharding.AttributeOf(count)] } }
        : index;

    private string NameOf(EntitySchema entity) => _overrides?.GetValueOrDefault(entity.Name) ?? _prefix + entity.TableName;

    /// <summary>The table of an entity, or of the claims or the ledger.</summary>
    internal PhysicalTable TableOf(EntitySchema entity)
    {
        var indexes = entity.Indexes.Select(PhysicalOf).ToList();
        var names = indexes.Select(index => index.Key).Prepend(entity.Key).SelectMany(key => key.Attributes).Distinct();
        var kinds = names.Select(name => KeyValuePair.Create(name, entity.Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Kind ?? Sharding.Kind));
        return new PhysicalTable(NameOf(entity), entity.Key, indexes, [.. kinds])
        {
            TimeToLive = entity.Attributes.FirstOrDefault(attribute => attribute.Role.HasFlag(AttributeRole.TimeToLive))?.Name,
            Billing = entity.Billing,
            IsDeletionProtected = entity.IsDeletionProtected,
        };
    }
}
