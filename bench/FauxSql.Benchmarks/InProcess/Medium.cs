namespace FauxSql.Benchmarks.InProcess;

/// <summary>Where the data is.</summary>
public enum Medium
{
    Memory,
    Disk,
}
