namespace FauxSql.Transfer.Documents;

/// <summary>What a page says of an index.</summary>
internal sealed class IndexDocument(int line, string name)
{
    public int Line => line;

    public string Name => name;

    public KeyDocument Key { get; } = new();

    public string? Pattern { get; set; }

    public string? Purpose { get; set; }

    public IReadOnlyList<string>? Included { get; set; }

    public int? Shards { get; set; }
}
