using FauxSql.Schema;

namespace FauxSql.Transfer.Sources;

/// <summary>Rows that become the items of one entity: a table, or a file.</summary>
/// <param name="name">What it is called, as the source has it.</param>
/// <param name="entity">The entity.</param>
/// <param name="size">How many rows there are about.</param>
internal abstract class ItemSource(string name, EntitySchema entity, long size)
{
    public string Name => name;

    public EntitySchema Entity => entity;

    public long Size => size;

    /// <summary>What <see cref="SourceRow.Place"/> counts: <c>line</c>.</summary>
    public abstract string PlaceName { get; }

    /// <summary>All rows, each time in the same order.</summary>
    /// <exception cref="Relational.SourceException">The source cannot be read on.</exception>
    public abstract IEnumerable<SourceRow> Read();
}
