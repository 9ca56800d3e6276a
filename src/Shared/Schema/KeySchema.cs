namespace FauxSql.Schema;

/// <summary>The attributes that make a key, by their stored names.</summary>
/// <param name="Partition">The partition attributes: one for a table, one to four for an index.</param>
/// <param name="Sort">The sort attributes: none or one for a table, none to four for an index.</param>
public sealed record KeySchema(ValueList<string> Partition, ValueList<string> Sort)
{
    /// <summary>All of them, the partition attributes first.</summary>
    public IEnumerable<string> Attributes => Partition.Concat(Sort);
}
