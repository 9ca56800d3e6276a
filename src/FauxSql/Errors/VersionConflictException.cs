namespace FauxSql.Errors;

/// <summary>
/// Somebody else changed, created or deleted the item since it was read. Read it again, repeat the change, save again.
/// </summary>
public sealed class VersionConflictException : FauxSqlException
{
    internal VersionConflictException(string entity, string key, long expected, object? stored)
        : base(Describe(entity, key, expected, stored))
    {
        Entity = entity;
        ExpectedVersion = expected;
        Stored = stored;
    }

    /// <summary>The entity's name.</summary>
    public string Entity { get; }

    /// <summary>The version that was expected to be stored; 0 for none.</summary>
    public long ExpectedVersion { get; }

    /// <summary>The entity stored now, or <see langword="null"/> when it has vanished.</summary>
    public object? Stored { get; }

    private static string Describe(string entity, string key, long expected, object? stored) => (expected, stored) switch
    {
        (_, null) => $"{entity} {key} has vanished; version {expected} was expected",
        (0, _) => $"{entity} {key} was saved as a new item (version 0), but exists already",
        _ => $"{entity} {key} has changed; version {expected} was expected",
    };
}
