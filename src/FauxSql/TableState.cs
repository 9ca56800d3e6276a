namespace FauxSql;

/// <summary>How a table of the model stands at the backend.</summary>
/// <param name="Name">The physical name.</param>
/// <param name="Status">The service's status, such as <c>ACTIVE</c> or <c>CREATING</c>, or <see langword="null"/> when there is no such table.</param>
/// <param name="Indexes">The model's indexes on it, each with its status, or <see langword="null"/> where the table lacks it.</param>
public sealed record TableState(string Name, string? Status, IReadOnlyList<KeyValuePair<string, string?>> Indexes)
{
    /// <summary>Whether the table is missing, or lacks an index.</summary>
    public bool IsIncomplete => Status is null || Indexes.Any(index => index.Value is null);

    /// <summary>Whether the table and all its indexes may be read and written. A table that is being changed may.</summary>
    public bool IsReady => Status is "ACTIVE" or "UPDATING" && Indexes.All(index => index.Value is "ACTIVE" or "UPDATING");

    /// <inheritdoc/>
    public override string ToString() => Status is null
        ? $"table {Name} is missing"
        : string.Join(", ", Indexes.Where(index => index.Value is not ("ACTIVE" or "UPDATING")).Select(index => $"index {index.Key} {Word(index.Value)}").Prepend($"table {Name} {Word(Status)}"));

    private static string Word(string? status) => status is null ? "is missing" : $"is {status}";
}
