namespace FauxSql.Transfer.Relational;

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DeclaredType">The type as declared, which SQLite does not enforce; may be empty.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Values">What is stored in it.</param>
public sealed record RelationalColumn(string Name, string DeclaredType, bool IsNullable, ColumnValues Values);
