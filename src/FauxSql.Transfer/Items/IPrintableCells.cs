using System.Text.Json;
using FauxSql.Schema;

namespace FauxSql.Transfer.Items;

/// <summary>Cells that are no JSON themselves, and become some for people to mend.</summary>
internal interface IPrintableCells : ICells
{
    /// <summary>Writes the cell, which is not absent, as plain JSON, of which the same is stored as of the cell. Where that cannot be, it is not valid as JSON either.</summary>
    void Print(Utf8JsonWriter writer, int column, ValueSchema value);
}
