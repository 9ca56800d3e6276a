namespace FauxSql.Transfer.Documents;

/// <summary>A navigation that follows a relationship.</summary>
internal sealed record NavigationLine(string Entity, string Property, bool IsMany, string? From);
