namespace FauxSql.Subjects;

/// <summary>An item about a data subject, as plain JSON: numbers as numbers, sets as arrays, binary as Base64 text.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Belongs">Whether it belongs to the subject; otherwise it refers to what does.</param>
/// <param name="Item">All attributes by their stored names, but those of FauxSql's own. Sensitive ones are not hidden: the data is the subject's own.</param>
/// <param name="Claims">The claims to unique values that the item owns, as they are stored, such as <c>Customer.Email#ann@example.com</c>.</param>
public sealed record SubjectItem(string Entity, bool Belongs, ReadOnlyMemory<byte> Item, IReadOnlyList<string> Claims);
