namespace FauxSql.Uniqueness;

/// <summary>How far a rebuild has come.</summary>
/// <param name="Claims">The claims looked at so far.</param>
/// <param name="Items">The items looked at so far.</param>
public readonly record struct UniqueRebuildProgress(long Claims, long Items);
