namespace FauxSql.Schema;

/// <summary>The link entity of an M:N relationship, seen from one of its ends.</summary>
/// <param name="Entity">The name of the link entity, whose primary key is the two references.</param>
/// <param name="Source">The attribute that holds the key of this end.</param>
/// <param name="Target">The attribute that holds the key of the other end.</param>
public sealed record LinkSchema(string Entity, string Source, string Target);
