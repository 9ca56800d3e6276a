namespace FauxSql.Design.Advice;

/// <summary>Which layout is advised, from the one that bends most easily to the one that asks most of a team.</summary>
public enum Verdict
{
    /// <summary>A table for each entity.</summary>
    MultiTable,

    /// <summary>A table for each entity now; the needs are those of a single table, and what it takes is not there yet.</summary>
    NotYet,

    /// <summary>A single table.</summary>
    SingleTable,
}
