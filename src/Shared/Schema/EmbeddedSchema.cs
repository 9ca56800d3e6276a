namespace FauxSql.Schema;

/// <summary>A one-to-many relationship that is kept within the item, which must therefore be bounded.</summary>
/// <param name="Max">The largest number of elements, or <see langword="null"/> for a single embedded record.</param>
/// <param name="Because">Why it is embedded, or <see langword="null"/>.</param>
public sealed record EmbeddedSchema(int? Max, string? Because);
