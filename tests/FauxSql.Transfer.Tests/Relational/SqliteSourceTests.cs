using FauxSql.Transfer.Relational;

namespace FauxSql.Transfer.Tests.Relational;

/// <summary>What cannot be read is refused with the reason, and left as it is.</summary>
public sealed class SqliteSourceTests
{
    [Fact]
    public void A_file_that_is_not_there_is_not_made()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());
        Assert.Contains("There is no file", Refusal(path), StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_file_of_something_else_is_left_as_it_is()
    {
        using var file = new SqliteFile("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        File.WriteAllText(file.Path, "name,price\nTeapot,12.50\n" + new string('x', 2000));
        Assert.Contains("cannot be read as a SQLite database", Refusal(file.Path), StringComparison.Ordinal);
        Assert.StartsWith("name,price", File.ReadAllText(file.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_breaks_off_is_refused()
    {
        using var file = new SqliteFile("CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO t SELECT i, hex(randomblob(200)) FROM n");
        using (var stream = File.Open(file.Path, FileMode.Open))
            stream.SetLength(stream.Length / 2);
        Assert.Contains("cannot be read as a SQLite database", Refusal(file.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_locked_database_is_refused()
    {
        using var file = new SqliteFile("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        using var writer = file.Open();
        using var locking = writer.CreateCommand();
        locking.CommandText = "BEGIN EXCLUSIVE";
        locking.ExecuteNonQuery();
        Assert.Contains("is locked", Refusal(file.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_without_tables_is_refused()
    {
        using var file = new SqliteFile("PRAGMA user_version = 1");
        Assert.Contains("has no tables", Refusal(file.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_key_could_be_is_no_index()
    {
        using var file = new SqliteFile("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT); CREATE INDEX a ON t (lower(name)); CREATE INDEX b ON t (name) WHERE name > 'a'; CREATE INDEX c ON t (name)");
        Assert.Equal(["c"], Assert.Single(SqliteSource.Read(file.Path, TestContext.Current.CancellationToken).Tables).Indexes.Select(index => index.Name));
    }

    private static string Refusal(string path) => Assert.Throws<SourceException>(() => SqliteSource.Read(path, TestContext.Current.CancellationToken)).Message;
}
