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
}
