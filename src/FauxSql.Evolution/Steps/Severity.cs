namespace FauxSql.Evolution.Steps;

/// <summary>What a step means to those who use the tables meanwhile, from harmless to irrevocable.</summary>
public enum Severity
{
    /// <summary>Done at once, and free.</summary>
    Safe,

    /// <summary>Takes its time.</summary>
    Slow,

    /// <summary>Uses capacity for every item that there is.</summary>
    Costs,

    /// <summary>Takes something away that cannot be had back as it was.</summary>
    Destructive,
}
