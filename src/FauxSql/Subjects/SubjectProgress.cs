namespace FauxSql.Subjects;

/// <summary>How far the work on a data subject has come.</summary>
/// <param name="Found">The items found so far.</param>
/// <param name="Done">How many of them are exported or erased.</param>
public readonly record struct SubjectProgress(long Found, long Done);
