using System.Globalization;
using System.Text;
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
internal sealed class SqliteCells(sqlite3_stmt statement) : ICells
{
    public bool IsAbsent(int column, AttributeSchema attribute) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_NULL => true,
        raw.SQLITE_TEXT => attribute.Value?.Form == ValueForm.Set && TextValue.IsEmptySet(attribute.Value, Encoding.UTF8.GetString(TextAt(column))),
        _ => false,
    };

    public void Write(Utf8JsonWriter writer, int column, ValueSchema value)
    {
        switch (raw.sqlite3_column_type(statement, column))
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

    public void Print(Utf8JsonWriter writer, int column)
    {
        switch (raw.sqlite3_column_type(statement, column))
        {
            case raw.SQLITE_NULL:
                writer.WriteNullValue();
                break;
            case raw.SQLITE_BLOB:
                writer.WriteBase64StringValue(raw.sqlite3_column_blob(statement, column));
                break;
            case raw.SQLITE_TEXT:
                writer.WriteStringValue(Encoding.UTF8.GetString(TextAt(column)));
                break;
            default:
                writer.WriteStringValue(NumberAt(column));
                break;
        }
    }

    private string NumberAt(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_INTEGER
        ? raw.sqlite3_column_int64(statement, column).ToString(CultureInfo.InvariantCulture)
        : raw.sqlite3_column_double(statement, column).ToString("R", CultureInfo.InvariantCulture);

    // Asking for the text first makes UTF-8 of UTF-16.
    private ReadOnlySpan<byte> TextAt(int column)
    {
        raw.sqlite3_column_text(statement, column);
        return raw.sqlite3_column_blob(statement, column);
    }

    private static void WriteText(Utf8JsonWriter writer, ValueSchema value, ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
            throw new RowException("the text is not UTF-8");
        if (value.Form != ValueForm.Text)
        {
            TextValue.Write(writer, value, Encoding.UTF8.GetString(text));
            return;
        }

        TypedValue.WriteStart(writer, AttributeKind.String);
        writer.WriteStringValue(text);
        writer.WriteEndObject();
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
