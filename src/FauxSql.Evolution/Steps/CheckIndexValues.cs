using FauxSql.Evolution.Live;
using FauxSql.Layouts;
using FauxSql.Naming;
using FauxSql.Schema;

namespace FauxSql.Evolution.Steps;

/// <summary>Before an index is made: the items are searched for values that its key does not take, because they would silently be left out of it, and writes of them refused once it is there.</summary>
/// <param name="Definition">The table as it is to be.</param>
/// <param name="Index">The index.</param>
/// <param name="Live">The table as it is.</param>
public sealed record CheckIndexValues(PhysicalTable Definition, IndexSchema Index, LiveTable Live) : ChangeStep(Definition.Name)
{
    /// <inheritdoc/>
    public override string Subject => $"{Table}.{Index.Name}";

    /// <inheritdoc/>
    public override string Description => $"Look for items of {Table} whose {string.Join(", ", Attributes)} cannot be in a key: of another type, empty, or too long";

    /// <inheritdoc/>
    public override string Meanwhile => "Reads the whole table once; writes nothing.";

    /// <inheritdoc/>
    public override string Undo => "Nothing is to be undone.";

    /// <inheritdoc/>
    public override bool IsDataOnly => true;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Costs;

    /// <inheritdoc/>
    public override Estimate Estimate => Estimate.Scan(Live.Bytes, isConsistent: false);

    // What is the layout's own is right where it is there.
    internal IEnumerable<string> Attributes => Index.Key.Attributes.Where(name => !name.StartsWith(OwnNames.Prefix, StringComparison.Ordinal));

    private protected override string Identity => $"{TableDefinitionJson.Write(Definitions.Only(Definition, Index))} {Live.TableId}";
}
