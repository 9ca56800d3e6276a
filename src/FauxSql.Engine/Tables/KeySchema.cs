using System.Collections.Immutable;

namespace FauxSql.Engine.Tables;

/// <summary>The attributes of a key: one of each at most in a table, up to four of each in an index.</summary>
internal sealed class KeySchema(ImmutableArray<KeyAttribute> hash, ImmutableArray<KeyAttribute> range)
{
    /// <summary>The attributes of the partition key.</summary>
    public ImmutableArray<KeyAttribute> Hash { get; } = hash;

    /// <summary>The attributes of the sort key, in order.</summary>
    public ImmutableArray<KeyAttribute> Range { get; } = range;

    /// <summary>All of them.</summary>
    public ImmutableArray<KeyAttribute> All { get; } = [.. hash, .. range];

    /// <summary>Whether an attribute belongs to the key.</summary>
    public bool Has(string attribute) => All.Any(a => a.Name == attribute);
}
