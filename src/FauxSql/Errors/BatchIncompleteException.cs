namespace FauxSql.Errors;

/// <summary>
/// A batch wrote some of its items and not others. What is not named in <see cref="Unwritten"/> was written. An item whose request broke off or
/// failed, an <see cref="EndpointException"/>, <see cref="DeadlineException"/>, <see cref="UnexpectedAnswerException"/> or transient <see cref="ServiceErrorException"/>, may have been
/// written nevertheless. Give the rest again when its reasons are mended; the same item twice is like once.
/// </summary>
public sealed class BatchIncompleteException : FauxSqlException
{
    private const int Shown = 3;

    internal BatchIncompleteException(string entity, int total, IReadOnlyList<UnwrittenItem> unwritten)
        : base(
            $"{unwritten.Count} of {total} items of {entity} were not written: {string.Join("; ", unwritten.Take(Shown))}{(unwritten.Count > Shown ? "; …" : "")}",
            unwritten[0].Reason)
    {
        Entity = entity;
        Unwritten = unwritten;
    }

    /// <summary>The entity's name.</summary>
    public string Entity { get; }

    /// <summary>The items that were not written, in the order in which they were given.</summary>
    public IReadOnlyList<UnwrittenItem> Unwritten { get; }
}
