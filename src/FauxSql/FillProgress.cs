namespace FauxSql;

/// <summary>How far a fill has come.</summary>
/// <param name="Items">The items written so far.</param>
public readonly record struct FillProgress(long Items);
