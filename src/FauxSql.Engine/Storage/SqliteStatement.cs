using SQLitePCL;

namespace FauxSql.Engine.Storage;

/// <summary>A prepared statement, to be used by one caller at a time: bind, step, read, reset.</summary>
internal sealed class SqliteStatement(sqlite3 connection, sqlite3_stmt statement) : IDisposable
{
    /// <summary>Binds a parameter, counted from 1.</summary>
    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> blob)
    {
        Check(raw.sqlite3_bind_blob(statement, parameter, blob));
        return this;
    }

    /// <inheritdoc cref="Bind(int, ReadOnlySpan{byte})"/>
    public SqliteStatement Bind(int parameter, long number)
    {
        Check(raw.sqlite3_bind_int64(statement, parameter, number));
        return this;
    }

    /// <inheritdoc cref="Bind(int, ReadOnlySpan{byte})"/>
    public SqliteStatement Bind(int parameter, string text)
    {
        Check(raw.sqlite3_bind_text(statement, parameter, text));
        return this;
    }

    /// <summary>Goes to the next row, if there is one.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code == raw.SQLITE_DONE)
            return false;
        var message = raw.sqlite3_errmsg(connection).utf8_to_string();
        Reset();
        throw new StorageException(code, message);
    }

    /// <summary>Runs to the end and resets.</summary>
    public void Run()
    {
        while (Step())
        {
        }

        Reset();
    }

    /// <summary>The bytes of a column, counted from 0, valid until the next step or reset.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(statement, column);

    /// <summary>The number in a column, counted from 0.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>The text in a column, counted from 0.</summary>
    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>Makes the statement ready to run again.</summary>
    // The result repeats the error of the last step, which has been reported already.
    public void Reset() => raw.sqlite3_reset(statement);

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw new StorageException(code, raw.sqlite3_errmsg(connection).utf8_to_string());
    }
}
