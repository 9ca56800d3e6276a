namespace FauxSql.Evolution.Planning;

/// <summary>A table that somebody else changed since FauxSql left it.</summary>
/// <param name="Table">The physical table.</param>
/// <param name="What">What is different, in words.</param>
public sealed record Drift(string Table, string What);
