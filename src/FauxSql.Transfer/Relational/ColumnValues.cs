namespace FauxSql.Transfer.Relational;

/// <summary>What the rows of a table hold in one column, counted. Of dates, times, GUIDs, bits and lengths only those that the declared type promises are.</summary>
/// <param name="Nulls">Rows without a value.</param>
/// <param name="Integers">Rows with an integer.</param>
/// <param name="Reals">Rows with a number that is no integer.</param>
/// <param name="Texts">Rows with text.</param>
/// <param name="Blobs">Rows with bytes.</param>
/// <param name="Empty">Rows with an empty text, or no bytes.</param>
/// <param name="Dates">Rows with a text of the form 2026-11-28 that is a date.</param>
/// <param name="Instants">Rows with a text that is a date with or without a time.</param>
/// <param name="Times">Rows with a text that is a time of day.</param>
/// <param name="Guids">Rows with a text of the form of a GUID.</param>
/// <param name="Bits">Rows with the integer 0 or 1.</param>
/// <param name="Longest">The length of the longest text, in characters.</param>
public sealed record ColumnValues(
    long Nulls, long Integers, long Reals, long Texts, long Blobs, long Empty, long Dates, long Instants, long Times, long Guids, long Bits, long Longest)
{
    /// <summary>Nothing, as a table without rows has it.</summary>
    internal static ColumnValues None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Rows with a value.</summary>
    public long Count => Integers + Reals + Texts + Blobs;
}
