using FauxSql.Schema;
using FauxSql.Transfer.Items;
using FauxSql.Transfer.Relational;
using Microsoft.Data.Sqlite;

namespace FauxSql.Transfer.Sources;

/// <summary>The rows of a table of SQLite, in the order of their row IDs, or of the primary key where there are none.</summary>
/// <param name="file">The database file.</param>
/// <param name="table">The table.</param>
/// <param name="entity">The entity.</param>
/// <param name="columns">What is selected: the columns of the bindings by their numbers, the row ID first.</param>
/// <param name="order">The columns of the primary key, when the table has no row IDs.</param>
/// <param name="bindings">Where the attributes come from.</param>
internal sealed class SqliteTableSource(
    string file, RelationalTable table, EntitySchema entity, IReadOnlyList<string> columns, IReadOnlyList<string>? order, IReadOnlyList<ColumnBinding> bindings) : ItemSource(table.Name, entity, table.Rows)
{
    public override string PlaceName => order is null ? "rowid" : "row";

    public override IEnumerable<SourceRow> Read()
    {
        using var connection = SqliteSource.Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns)} FROM {SqliteSource.Quoted(table.Name)} ORDER BY {(order is null ? columns[0] : string.Join(", ", order))}";
        using var reader = SqliteSource.Try(file, command.ExecuteReader);
        Func<bool> read = reader.Read;
        var cells = new SqliteCells(reader.Handle!, SqliteSource.IsUtf8(connection));
        var builder = new ItemBuilder(Entity, bindings);
        for (var number = 1L; SqliteSource.Try(file, read); number++)
            yield return SourceRow.Of(order is null ? reader.GetInt64(0) : number, builder, cells);
    }
}
