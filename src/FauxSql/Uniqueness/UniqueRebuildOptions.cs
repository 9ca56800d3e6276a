namespace FauxSql.Uniqueness;

/// <summary>What of the claims to unique values is rebuilt.</summary>
public sealed record UniqueRebuildOptions
{
    /// <summary>The name of the only entity that is looked at, or <see langword="null"/> for all.</summary>
    public string? Entity { get; init; }

    /// <summary>Whether everything is only found out and nothing is written. Then every missing claim is remembered: about 150 bytes each.</summary>
    public bool IsDryRun { get; init; }
}
