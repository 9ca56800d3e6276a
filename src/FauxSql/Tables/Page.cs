namespace FauxSql.Tables;

/// <summary>A page of a query.</summary>
/// <typeparam name="T">The entity, or what was selected of it.</typeparam>
/// <param name="Items">The items.</param>
/// <param name="Next">The cursor of the next page, safe in URLs, or <see langword="null"/> on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Whether there are more items, or may be when the page is partial.</summary>
    public bool HasMore => Next is not null;

    /// <summary>Whether the page is shorter than asked for because as many items were evaluated as <c>Within</c> allows. <see cref="Next"/> goes on there.</summary>
    public bool IsPartial { get; init; }
}
