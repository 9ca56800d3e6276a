namespace FauxSql.Engine;

/// <summary>What an acknowledged write in a data file survives.</summary>
public enum Durability
{
    /// <summary>
    /// It survives the end of the process, however it ends. After a power failure or a crash of the operating system the last writes may be
    /// missing, but no transaction is half there.
    /// </summary>
    Normal,

    /// <summary>It survives a power failure too: each commit waits until the disk has it. Writers that come at the same time share that wait.</summary>
    Full,
}
