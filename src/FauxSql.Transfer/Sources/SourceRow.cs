using FauxSql.Codecs;
using FauxSql.Transfer.Items;
using FauxSql.Transfer.Values;

namespace FauxSql.Transfer.Sources;

/// <summary>A row of a source as an item, or why it cannot be one.</summary>
/// <param name="Place">Its row ID or line.</param>
/// <param name="Item">The logical item; empty when there is a problem.</param>
/// <param name="Problem">What is wrong with it, or <see langword="null"/>.</param>
/// <param name="Row">With a problem: the row as a JSON object, or as a JSON text where it has no columns.</param>
internal readonly record struct SourceRow(long Place, ReadOnlyMemory<byte> Item, string? Problem = null, ReadOnlyMemory<byte> Row = default)
{
    /// <summary>The row that the cells are.</summary>
    public static SourceRow Of(long place, ItemBuilder builder, IPrintableCells cells)
    {
        try
        {
            return new SourceRow(place, builder.Build(cells));
        }
        catch (RowException problem)
        {
            return new SourceRow(place, default, problem.Message, JsonBytes.Write((builder, cells), static (writer, state) => state.builder.Print(writer, state.cells)));
        }
    }
}
