namespace FauxSql.Schema;

/// <summary>A question that the application asks of its data.</summary>
/// <param name="Description">What is asked, in the words of the application.</param>
/// <param name="Status">Whether it is served.</param>
/// <param name="Source">What serves it.</param>
/// <param name="ServedBy">
/// The index's name for <see cref="AccessPatternSource.Index"/>, the method's full name for <see cref="AccessPatternSource.Method"/>,
/// otherwise <see langword="null"/>.
/// </param>
/// <param name="Job">The job or feature that it belongs to, or <see langword="null"/>.</param>
public sealed record AccessPatternSchema(
    string Description,
    AccessPatternStatus Status,
    AccessPatternSource Source,
    string? ServedBy,
    string? Job)
{
    /// <summary>Whether the model says nothing of it, so that the description is made of the key's or the index's name.</summary>
    public bool IsImplied { get; init; }

    /// <summary>For a method: the name of the entity that it answers with, or <see langword="null"/>.</summary>
    public string? Entity { get; init; }
}
