namespace FauxSql.Errors;

/// <summary>A batch that was cancelled. What is not named in <see cref="Unwritten"/> was written; what was on its way may have been.</summary>
public sealed class BatchCanceledException : OperationCanceledException
{
    internal BatchCanceledException(string entity, int total, IReadOnlyList<UnwrittenItem> unwritten, OperationCanceledException cause)
        : base($"{unwritten.Count} of {total} items of {entity} are not known to be written, because the batch was cancelled", cause, cause.CancellationToken) =>
        Unwritten = unwritten;

    /// <summary>The items that are not known to be written, in the order in which they were given.</summary>
    public IReadOnlyList<UnwrittenItem> Unwritten { get; }
}
