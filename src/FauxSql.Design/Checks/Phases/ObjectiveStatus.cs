namespace FauxSql.Design.Checks.Phases;

/// <summary>Whether an objective of a phase is reached.</summary>
public enum ObjectiveStatus
{
    /// <summary>The model has not got there.</summary>
    Open,

    /// <summary>The model shows it.</summary>
    Done,

    /// <summary>Nothing that was looked at tells.</summary>
    Unknown,
}
