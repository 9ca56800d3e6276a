namespace FauxSql.Transfer.Scaffolding;

/// <summary>That a property is a part of an index.</summary>
/// <param name="Index">The index's name.</param>
/// <param name="Pattern">What the index answers, for its partition key; <see langword="null"/> for a sort key.</param>
public sealed record IndexUse(string Index, string? Pattern);
