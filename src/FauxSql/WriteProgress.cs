namespace FauxSql;

/// <summary>How far a fill or a batch has come.</summary>
/// <param name="Items">The items written so far.</param>
public readonly record struct WriteProgress(long Items);
