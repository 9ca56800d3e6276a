namespace FauxSql.Transfer.Relational;

/// <summary>A table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Columns">The columns, in the order declared.</param>
/// <param name="PrimaryKey">The columns of the primary key, in its order; none when the table has no key.</param>
/// <param name="ForeignKeys">The foreign keys.</param>
/// <param name="Indexes">The indexes and unique constraints, without the one that serves the primary key.</param>
public sealed record RelationalTable(
    string Name,
    long Rows,
    IReadOnlyList<RelationalColumn> Columns,
    IReadOnlyList<string> PrimaryKey,
    IReadOnlyList<ForeignKey> ForeignKeys,
    IReadOnlyList<RelationalIndex> Indexes);
