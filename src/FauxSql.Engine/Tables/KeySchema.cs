using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace FauxSql.Engine.Tables;

/// <summary>The attributes of a key: one of each at most in a table, up to four of each in an index.</summary>
/// <param name="Hash">The attributes of the partition key.</param>
/// <param name="Range">The attributes of the sort key, in order.</param>
internal sealed record KeySchema(ImmutableArray<KeyAttribute> Hash, ImmutableArray<KeyAttribute> Range)
{
    /// <summary>All of them.</summary>
    [JsonIgnore]
    public ImmutableArray<KeyAttribute> All { get; } = [.. Hash, .. Range];

    /// <summary>Whether an attribute belongs to the key.</summary>
    public bool Has(string attribute) => All.Any(a => a.Name == attribute);
}
