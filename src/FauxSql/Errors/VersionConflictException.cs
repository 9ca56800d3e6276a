using FauxSql.Writes;

namespace FauxSql.Errors;

/// <summary>
/// Somebody else changed, created or deleted the item since it was read. Read it again, repeat the change, save again.
/// </summary>
public sealed class VersionConflictException : FauxSqlException
{
    internal VersionConflictException(string entity, string key, long expected, StoredEntity stored)
        : base(Describe(entity, key, expected, stored.IsThere), stored.Unreadable)
    {
        Entity = entity;
        ExpectedVersion = expected;
        Stored = stored.Entity;
    }

    /// <summary>The entity's name.</summary>
    public string Entity { get; }

    /// <summary>The version that was expected to be stored; 0 for none.</summary>
    public long ExpectedVersion { get; }

    /// <summary>The entity stored now, or <see langword="null"/> when it has vanished, or does not fit the model, which <see cref="Exception.InnerException"/> then says.</summary>
    public object? Stored { get; }

    private static string Describe(string entity, string key, long expected, bool isThere) => (expected, isThere) switch
    {
        (_, false) => $"{entity} {key} has vanished; version {expected} was expected",
        (0, _) => $"{entity} {key} was saved as a new item (version 0), but exists already",
        _ => $"{entity} {key} has changed; version {expected} was expected",
    };
}
