using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Tooling.Data;

/// <summary>Looks keys up, and remembers so many of the answers that neighbours are not asked for again.</summary>
/// <param name="tables">Where they are looked up.</param>
public sealed class KnownKeys(DataTables tables)
{
    private const int Most = 100_000;

    private readonly Dictionary<(string Entity, AttributeValue Key), bool> _known = [];

    /// <summary>Which of some keys no item has.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="keys">Values of its partition key.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <exception cref="ToolingException">The table is not there, or cannot be read.</exception>
    public async Task<IReadOnlySet<AttributeValue>> MissingAsync(EntitySchema entity, IEnumerable<AttributeValue> keys, CancellationToken cancellationToken = default)
    {
        var wanted = keys.ToHashSet();
        if (_known.Count + wanted.Count > Most)
            _known.Clear();
        var unknown = wanted.Where(key => !_known.ContainsKey((entity.Name, key))).ToList();
        var found = await tables.FindAsync(entity, unknown, cancellationToken).ConfigureAwait(false);
        foreach (var key in unknown)
            _known[(entity.Name, key)] = found.Contains(key);
        return wanted.Where(key => !_known[(entity.Name, key)]).ToHashSet();
    }
}
