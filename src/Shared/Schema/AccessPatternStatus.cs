namespace FauxSql.Schema;

/// <summary>Whether an access pattern is served.</summary>
public enum AccessPatternStatus
{
    /// <summary>A key, an index or a method serves it.</summary>
    Implemented,

    /// <summary>A known future feature needs it.</summary>
    Planned,

    /// <summary>Somebody may need it one day.</summary>
    Potential,
}
