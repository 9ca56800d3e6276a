namespace FauxSql.Schema;

/// <summary>A global secondary index.</summary>
/// <param name="Name">The index's name, such as <c>CustomerIndex</c>.</param>
/// <param name="Key">Its key.</param>
public sealed record IndexSchema(string Name, KeySchema Key)
{
    /// <summary>Over how many partitions the items of one key are spread, or <see langword="null"/> for one.</summary>
    public int? Shards { get; init; }

    /// <summary>Other access patterns that it was declared with, beside its own, which it does not serve as well.</summary>
    public ValueList<string> OtherPatterns { get; init; } = [];

    /// <summary>The attributes that it holds beside the keys, which may be none, or <see langword="null"/> when it holds all.</summary>
    public ValueList<string>? Included { get; init; }

    /// <summary>
    /// Whether it answers whatever another index of its entity is asked: it has the same key and holds at least as much, and no more shards have to be asked for it.
    /// </summary>
    /// <param name="other">The other index.</param>
    public bool CanAnswerFor(IndexSchema other) =>
        Name != other.Name && Key == other.Key && (Shards ?? 1) <= (other.Shards ?? 1)
        && (Included is not { } held || (other.Included is { } wanted && wanted.All(name => held.Contains(name))));
}
