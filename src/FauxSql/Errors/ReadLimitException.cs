using System.Globalization;

namespace FauxSql.Errors;

/// <summary>
/// A query or scan evaluated as many items as <c>Within</c> allows before it was complete. A retry does not help: allow more, narrow the
/// query, or read it in pages, which go on where they stopped.
/// </summary>
public sealed class ReadLimitException : FauxSqlException
{
    internal ReadLimitException(string entity, int reads, int? found, string? next)
        : base(string.Create(CultureInfo.InvariantCulture, $"{reads} items of {entity} were evaluated, as many as Within allows")
            + (found is { } count ? string.Create(CultureInfo.InvariantCulture, $", and {count} found") : "")
            + "; there may be more. Allow more, narrow the query, or read it with PageAsync, which goes on where it stopped")
    {
        Entity = entity;
        Reads = reads;
        Next = next;
    }

    /// <summary>The entity.</summary>
    public string Entity { get; }

    /// <summary>How many items were allowed to be evaluated.</summary>
    public int Reads { get; }

    /// <summary>The cursor with which <c>PageAsync</c> of the same query goes on, or <see langword="null"/> for a parallel scan.</summary>
    public string? Next { get; }
}
