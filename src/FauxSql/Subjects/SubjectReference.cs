namespace FauxSql.Subjects;

/// <summary>A reference that is followed backwards, from an item of a data subject to the items that refer to it.</summary>
/// <param name="Entity">The entity whose items refer.</param>
/// <param name="Attribute">The stored name of the attribute that holds the reference.</param>
/// <param name="Target">The entity referred to.</param>
/// <param name="Index">The index that finds those that refer, or <see langword="null"/> where it is the table itself.</param>
/// <param name="IsScanned">Whether a Scan of the table finds them, because neither its partition key nor an index has all of them.</param>
/// <param name="IsCleared">
/// Whether erasing only takes the reference away, because it may be null: the item then never was a part of the subject. An item whose
/// reference is required, or part of its key, belongs to the subject and is deleted, after what refers to it in turn.
/// </param>
public sealed record SubjectReference(string Entity, string Attribute, string Target, string? Index, bool IsScanned, bool IsCleared);
