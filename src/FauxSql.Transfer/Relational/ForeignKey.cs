namespace FauxSql.Transfer.Relational;

/// <summary>A foreign key.</summary>
/// <param name="Columns">The columns that refer.</param>
/// <param name="Target">The table referred to.</param>
/// <param name="TargetColumns">The columns referred to, in the order of <paramref name="Columns"/>.</param>
/// <param name="MostRows">How many rows at most refer to one, as the data has it.</param>
public sealed record ForeignKey(IReadOnlyList<string> Columns, string Target, IReadOnlyList<string> TargetColumns, long MostRows);
