namespace FauxSql.Transfer.Relational;

/// <summary>An index or a unique constraint.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">The columns, in its order.</param>
/// <param name="IsUnique">Whether no two rows have the same values.</param>
/// <param name="IgnoresCase">Whether texts that differ only in case are the same to it.</param>
public sealed record RelationalIndex(string Name, IReadOnlyList<string> Columns, bool IsUnique, bool IgnoresCase);
