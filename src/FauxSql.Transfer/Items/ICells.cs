using System.Text.Json;
using FauxSql.Schema;

namespace FauxSql.Transfer.Items;

/// <summary>The cells of the current row of a source, by the number of the column.</summary>
internal interface ICells
{
    /// <summary>Whether the cell stands for the absence of the attribute; asked before it is written.</summary>
    bool IsAbsent(int column, AttributeSchema attribute);

    /// <summary>Writes what is stored for the cell, such as <c>{"S":"x"}</c>.</summary>
    /// <exception cref="Values.RowException">The cell is not valid for the attribute.</exception>
    void Write(Utf8JsonWriter writer, int column, ValueSchema value);
}
