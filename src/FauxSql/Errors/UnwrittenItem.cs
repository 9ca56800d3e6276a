namespace FauxSql.Errors;

/// <summary>One item that a batch has not written, as far as is known.</summary>
/// <param name="Position">Its place among what was given, counted from 0.</param>
/// <param name="Key">The item's primary key, as text.</param>
/// <param name="Entity">The entity that was given, or <see langword="null"/> where keys were.</param>
/// <param name="Reason">Why, or <see langword="null"/> when the batch was cancelled.</param>
public sealed record UnwrittenItem(int Position, string Key, object? Entity, FauxSqlException? Reason)
{
    /// <inheritdoc/>
    public override string ToString() => Reason is null ? Key : $"{Key}: {Reason.Message}";
}
