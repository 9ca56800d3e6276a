using Microsoft.Data.Sqlite;

namespace FauxSql.Transfer.Relational;

/// <summary>Reads what a SQLite database is made of, and counts what its columns hold. Nothing is written.</summary>
public static class SqliteSource
{
    private const int Locked = 5; // https://www.sqlite.org/rescode.html#busy
    private const string HexDigit = "[0-9a-f]";

    /// <summary>Reads a database file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops between tables.</param>
    /// <exception cref="SourceException">The file is not there, locked, damaged or no SQLite database, or has no tables.</exception>
    public static RelationalDatabase Read(string file, CancellationToken cancellationToken = default) => Read(file, isWhole: true, cancellationToken);

    /// <summary>Reads what the names depend on that scaffold gives, without going over all rows: values are counted in no column but those of which it depends whether they can be a key.</summary>
    /// <exception cref="SourceException">The file is not there, locked, damaged or no SQLite database, or has no tables.</exception>
    internal static RelationalDatabase ReadNames(string file, CancellationToken cancellationToken) => Read(file, isWhole: false, cancellationToken);

    /// <summary>Opens a database file, for reading only.</summary>
    internal static SqliteConnection Open(string file) => Try(file, () =>
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 1 }.ToString());
        connection.Open();
        return connection;
    });

    /// <summary>Reads from a database, and says in words what keeps it from being read.</summary>
    internal static T Try<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException exception)
        {
            throw new SourceException(
                exception.SqliteErrorCode == Locked
                    ? $"'{file}' is locked: another program writes to it. End that program, or copy the file with 'sqlite3 {Path.GetFileName(file)} .backup copy.db' and read the copy."
                    : $"'{file}' cannot be read as a SQLite database: {exception.Message}. It is left as it is.",
                exception);
        }
    }

    private static RelationalDatabase Read(string file, bool isWhole, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!File.Exists(file))
            throw new SourceException($"There is no file '{file}'. Name a SQLite database.");
        return Try(file, () => Read(Open(file), file, isWhole, cancellationToken));
    }

    private static RelationalDatabase Read(SqliteConnection opened, string file, bool isWhole, CancellationToken cancellationToken)
    {
        using var connection = opened;
        var names = Rows(connection, "SELECT name, type, coalesce(sql, '') FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name", []);
        List<RelationalTable> tables = [];
        foreach (var row in names.Where(row => (string)row[1]! == "table"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            tables.Add(Table(connection, (string)row[0]!, isWhole));
        }

        if (tables.Count == 0)
            throw new SourceException($"'{file}' has no tables, so that there is nothing to read.");
        return new RelationalDatabase(
            Path.GetFileNameWithoutExtension(file), tables, [.. names.Where(row => (string)row[1]! == "view").Select(row => new RelationalView((string)row[0]!, (string)row[2]!))]);
    }

    /// <summary>What the rows of a table are numbered by, or <see langword="null"/> when it was made WITHOUT ROWID. https://www.sqlite.org/rowidtable.html</summary>
    internal static string? RowIdOf(string file, RelationalTable table)
    {
        using var connection = Open(file);
        var isNumbered = Try(file, () => Rows(connection, "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = $name", [table.Name])) is [[0L]];
        return isNumbered ? ((string[])["rowid", "_rowid_", "oid"]).FirstOrDefault(name => !table.Columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))) : null;
    }

    /// <summary>Whether the texts of a database are in UTF-8, as they are unless it was made otherwise. https://www.sqlite.org/pragma.html#pragma_encoding</summary>
    internal static bool IsUtf8(SqliteConnection connection) => Rows(connection, "PRAGMA encoding", []) is [["UTF-8"]];

    private static RelationalTable Table(SqliteConnection connection, string name, bool isWhole)
    {
        // hidden = 1 are those of virtual tables; 2 and 3 are generated columns, which are values like others.
        var info = Rows(connection, "SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo($name) WHERE hidden <> 1 ORDER BY cid", [name]);
        var counted = info.Where(column => isWhole || ((long)column[3]! > 0 && IsFlag((string)column[1]!))).Select(column => (Name: (string)column[0]!, Type: (string)column[1]!)).ToList();
        var values = counted.Select(column => column.Name).Zip(Values(connection, name, counted)).ToDictionary(StringComparer.Ordinal);
        return new RelationalTable(
            name,
            (long)Rows(connection, $"SELECT count(*) FROM {Quoted(name)}", [])[0][0]!,
            [.. info.Select(column => new RelationalColumn((string)column[0]!, (string)column[1]!, (long)column[2]! == 0 && (long)column[3]! == 0, values.GetValueOrDefault((string)column[0]!) ?? ColumnValues.None))],
            [.. info.Where(column => (long)column[3]! > 0).OrderBy(column => (long)column[3]!).Select(column => (string)column[0]!)],
            ForeignKeys(connection, name, isWhole),
            Indexes(connection, name));
    }

    private static List<ForeignKey> ForeignKeys(SqliteConnection connection, string table, bool isWhole)
    {
        var keys = Rows(connection, "SELECT id, \"from\", \"table\", \"to\" FROM pragma_foreign_key_list($name) ORDER BY id DESC, seq", [table]);
        return [.. keys.GroupBy(row => (long)row[0]!).Select(key =>
        {
            var target = (string)key.First()[2]!;
            List<string> columns = [.. key.Select(row => (string)row[1]!)];

            // Without columns it refers to the primary key.
            var targets = key.Any(row => row[3] is null)
                ? Rows(connection, "SELECT name FROM pragma_table_info($name) WHERE pk > 0 ORDER BY pk", [target]).ConvertAll(row => (string)row[0]!)
                : [.. key.Select(row => (string)row[3]!)];
            return new ForeignKey(columns, target, targets, isWhole ? MostRows(connection, table, columns) : 0);
        })];
    }

    private static long MostRows(SqliteConnection connection, string table, List<string> columns)
    {
        var list = string.Join(", ", columns.Select(Quoted));
        var isGiven = string.Join(" AND ", columns.Select(column => Quoted(column) + " IS NOT NULL"));
        return (long)Rows(connection, $"SELECT coalesce(max(rows), 0) FROM (SELECT count(*) AS rows FROM {Quoted(table)} WHERE {isGiven} GROUP BY {list})", [])[0][0]!;
    }

    // An index with an expression, or of some rows only, is nothing that a key of DynamoDB could be.
    private static List<RelationalIndex> Indexes(SqliteConnection connection, string table) =>
    [
        .. from index in Rows(connection, "SELECT name, \"unique\" FROM pragma_index_list($name) WHERE origin <> 'pk' AND partial = 0 ORDER BY name", [table])
           let columns = Rows(connection, "SELECT name, coll FROM pragma_index_xinfo($name) WHERE key = 1 ORDER BY seqno", [(string)index[0]!])
           where columns.TrueForAll(column => column[0] is not null)
           select new RelationalIndex(
               (string)index[0]!,
               [.. columns.Select(column => (string)column[0]!)],
               (long)index[1]! == 1,
               columns.Exists(column => string.Equals((string?)column[1], "NOCASE", StringComparison.OrdinalIgnoreCase))),
    ];

    private static IEnumerable<ColumnValues> Values(SqliteConnection connection, string table, IReadOnlyList<(string Name, string Type)> columns)
    {
        // SQLite takes 2,000 results of a query: https://www.sqlite.org/limits.html
        return [.. columns.Select(column => Counts(Quoted(column.Name), column.Type)).Chunk(100).SelectMany(some =>
            Rows(connection, $"SELECT {string.Join(", ", some)} FROM {Quoted(table)}", [])[0].Select(Convert.ToInt64).Chunk(12))
            .Select(of => new ColumnValues(of[0], of[1], of[2], of[3], of[4], of[5], of[6], of[7], of[8], of[9], of[10], of[11]))];
    }

    // Only what a declared type promises is looked for, because this goes over every row.
    private static string Counts(string column, string type)
    {
        var hex = string.Concat(Enumerable.Repeat(HexDigit, 4));
        var (isTimed, isGuid, isBit) = (IsOf(type, "DATE", "TIME"), IsOf(type, "GUID", "UUID", "UNIQUEIDENTIFIER"), IsFlag(type));
        string[] counts =
        [
            $"total({column} IS NULL)",
            .. ((string[])["integer", "real", "text", "blob"]).Select(kind => $"total(typeof({column}) = '{kind}')"),
            $"total({column} IN ('', x''))",
            isTimed ? Text($"length({column}) = 10 AND date({column}) IS NOT NULL") : "0",
            isTimed ? Text($"{column} GLOB '[0-9][0-9][0-9][0-9]-*' AND julianday({column}) IS NOT NULL") : "0",
            isTimed ? Text($"{column} GLOB '[0-9][0-9]:*' AND time({column}) IS NOT NULL") : "0",
            isGuid ? Text($"lower({column}) GLOB '{hex}{hex}-{hex}-{hex}-{hex}-{hex}{hex}{hex}'") : "0",
            isBit ? $"total(typeof({column}) = 'integer' AND {column} IN (0, 1))" : "0",
            IsOf(type, "CHAR") ? $"coalesce(max(CASE typeof({column}) WHEN 'text' THEN length({column}) END), 0)" : "0",
        ];
        return string.Join(", ", counts);

        string Text(string condition) => $"total(typeof({column}) = 'text' AND {condition})";
    }

    private static bool IsFlag(string type) => IsOf(type, "BOOL", "BIT");

    private static bool IsOf(string type, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (type.Contains(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static List<object?[]> Rows(SqliteConnection connection, string sql, IReadOnlyList<string> arguments)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var argument in arguments)
            command.Parameters.AddWithValue("$name", argument);
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? null : reader.GetValue(column))]);
        return rows;
    }

    internal static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
