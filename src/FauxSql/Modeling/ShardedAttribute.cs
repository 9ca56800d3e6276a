namespace FauxSql.Modeling;

/// <summary>
/// Spreads the items of one value over several partitions of an index, for values that many items share, such as a status: a partition takes
/// 1,000 write units a second. Queries of the index read all shards at once, in as many requests, and merge them.
/// </summary>
/// <param name="count">
/// The number of shards, from 2 to 64. One for each 1,000 write units a second that items of one value may need. Another number is another index.
/// </param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShardedAttribute(int count) : Attribute
{
    /// <summary>The number of shards.</summary>
    public int Count { get; } = count;

    /// <summary>The index, if the property is in several; otherwise it is the one that the property's <see cref="IndexAttribute"/> names.</summary>
    public string? Index { get; set; }
}
