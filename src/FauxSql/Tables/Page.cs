namespace FauxSql.Tables;

/// <summary>A page of a query.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="Items">The items.</param>
/// <param name="Next">The cursor of the next page, safe in URLs, or <see langword="null"/> on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Whether there are more items.</summary>
    public bool HasMore => Next is not null;
}
