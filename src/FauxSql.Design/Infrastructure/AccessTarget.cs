namespace FauxSql.Design.Infrastructure;

/// <summary>What a policy allows access to: a table, or one of its indexes.</summary>
/// <param name="Table">The table.</param>
/// <param name="Index">The index, or <see langword="null"/> for the table itself.</param>
public sealed record AccessTarget(InfrastructureTable Table, string? Index);
