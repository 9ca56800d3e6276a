namespace FauxSql.Transfer.Sources;

/// <summary>What is to be left out, by name: a table or file, or a column as <c>Orders.note</c>.</summary>
internal sealed class Skips(IEnumerable<string> names)
{
    private readonly HashSet<string> _names = new(names, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that nothing has.</summary>
    public IEnumerable<string> Unused => _names.Except(_used, StringComparer.OrdinalIgnoreCase);

    public bool Has(string name) => _names.Contains(name) && (_used.Add(name) || true);

    public bool Has(string table, string column) => Has($"{table}.{column}");
}
