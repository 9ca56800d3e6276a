using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using FauxSql.Codecs;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Transfer.Items;
using FauxSql.Transfer.Values;
using SQLitePCL;

namespace FauxSql.Transfer.Sources;

/// <summary>
/// The columns of a row of SQLite. They are read as bytes, because a text may hold NUL, and need not be UTF-8.
/// https://www.sqlite.org/c3ref/column_blob.html
/// </summary>
/// <param name="statement">The statement, on its current row.</param>
/// <param name="isUtf8">Whether the database keeps its texts in UTF-8; otherwise they are converted.</param>
internal sealed class SqliteCells(sqlite3_stmt statement, bool isUtf8) : IPrintableCells
{
    private int _type;

    // Asked for before a cell is written: every call of SQLite costs as much as the cell.
    public bool IsAbsent(int column, AttributeSchema attribute) => (_type = raw.sqlite3_column_type(statement, column)) switch
    {
        raw.SQLITE_NULL => true,
        raw.SQLITE_TEXT => attribute.Value?.Form == ValueForm.Set && TextValue.IsEmptySet(attribute.Value, TextAt(column)),
        _ => false,
    };

    public void Write(Utf8JsonWriter writer, int column, ValueSchema value)
    {
        switch (_type)
        {
            case raw.SQLITE_BLOB:
                WriteBytes(writer, value, raw.sqlite3_column_blob(statement, column));
                break;
            case raw.SQLITE_TEXT:
                WriteText(writer, value, TextAt(column));
                break;
            default:
                TextValue.Write(writer, value, NumberAt(column));
                break;
        }
    }

    public void Print(Utf8JsonWriter writer, int column, ValueSchema value)
    {
        switch (_type)
        {
            case raw.SQLITE_BLOB:
                writer.WriteBase64StringValue(raw.sqlite3_column_blob(statement, column));
                break;
            case raw.SQLITE_TEXT when Utf8.IsValid(TextAt(column)):
                TextValue.Print(writer, value, TextAt(column));
                break;
            case raw.SQLITE_TEXT:
                // No value of any form, so that it is not taken for mended.
                writer.WriteStartObject();
                writer.WriteBase64String("notUtf8", TextAt(column));
                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue(NumberAt(column));
                break;
        }
    }

    private string NumberAt(int column) => _type == raw.SQLITE_INTEGER
        ? raw.sqlite3_column_int64(statement, column).ToString(CultureInfo.InvariantCulture)
        : raw.sqlite3_column_double(statement, column).ToString("R", CultureInfo.InvariantCulture);

    // Asking for the text first converts it.
    private ReadOnlySpan<byte> TextAt(int column)
    {
        if (!isUtf8)
            raw.sqlite3_column_text(statement, column);
        return raw.sqlite3_column_blob(statement, column);
    }

    private static void WriteText(Utf8JsonWriter writer, ValueSchema value, ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
            throw new RowException("the text is not UTF-8");
        TextValue.Write(writer, value, text);
    }

    private static void WriteBytes(Utf8JsonWriter writer, ValueSchema value, ReadOnlySpan<byte> bytes)
    {
        if (value.Form != ValueForm.Bytes)
            throw new RowException($"it holds {bytes.Length.ToString(CultureInfo.InvariantCulture)} bytes, which are no {value.Form.ToString().ToLowerInvariant()}");
        TypedValue.WriteStart(writer, AttributeKind.Binary);
        writer.WriteBase64StringValue(bytes);
        writer.WriteEndObject();
    }
}
