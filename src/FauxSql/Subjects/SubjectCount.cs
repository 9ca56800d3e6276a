namespace FauxSql.Subjects;

/// <summary>What of an entity is about a data subject.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Items">The items that belong to the subject, itself included: found, or deleted with their claims to unique values.</param>
/// <param name="References">The references of other items, which may do without them: found, or cleared.</param>
public sealed record SubjectCount(string Entity, long Items, long References);
