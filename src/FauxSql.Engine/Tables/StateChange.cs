namespace FauxSql.Engine.Tables;

/// <summary>A state that a table or index is in until a moment; then it is ACTIVE, or gone.</summary>
/// <param name="Status">CREATING, UPDATING or DELETING.</param>
/// <param name="Until">The first moment at which it is over.</param>
internal sealed record StateChange(string Status, DateTimeOffset Until)
{
    /// <summary>What of a table it is that changes, or <see langword="null"/> where nothing has to wait for it: a table that is created or deleted, an index.</summary>
    public ChangedPart? Part { get; init; }

    /// <summary>The throughput that is described until then, if it is being changed.</summary>
    public Throughput? Before { get; init; }

    public const string Creating = "CREATING";
    public const string Updating = "UPDATING";
    public const string Deleting = "DELETING";
    public const string Active = "ACTIVE";
}
