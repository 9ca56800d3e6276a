using FauxSql.Engine;
using FauxSql.Transfer.Sources;
using FauxSql.Transfer.Tests.Scaffolding;

namespace FauxSql.Transfer.Tests.Importing;

/// <summary>Relational databases become a model that is compiled, and items that are compared with SQL.</summary>
public sealed class RelationalTests
{
    private const string School = """
        CREATE TABLE teachers (teacher_id INTEGER PRIMARY KEY, full_name VARCHAR(40) NOT NULL, email TEXT UNIQUE, head_id INTEGER REFERENCES teachers);
        CREATE TABLE courses (code TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, teacher_id INTEGER NOT NULL REFERENCES teachers, starts TIME, fee NUMERIC NOT NULL, is_open BOOLEAN NOT NULL);
        CREATE TABLE students (student_id TEXT NOT NULL PRIMARY KEY, born DATE, photo BLOB, enrolled TIMESTAMP NOT NULL, mark REAL);
        CREATE TABLE enrolments (code TEXT NOT NULL REFERENCES courses, student_id TEXT NOT NULL REFERENCES students, PRIMARY KEY (code, student_id));
        INSERT INTO teachers VALUES (1, 'Ada', 'ada@school', NULL), (2, 'Émile "Bob"', NULL, 1), (3, '', 'x@school', 3);
        INSERT INTO courses VALUES ('M1', 'Maths', 1, '09:30', 12.5, 1), ('P1', 'Physics', 2, '10:15:30', 0, 0), ('C1', 'Chemistry', 1, NULL, 99999999999999.75, 1);
        INSERT INTO students VALUES ('S1', '2010-02-28', x'00ff10', '2026-01-31 09:30:00', 0.1), ('S2', NULL, NULL, '2026-01-31T09:30:00.1234567Z', 1e20), ('S3', '2011-12-31', x'', '2026-02-01', NULL);
        INSERT INTO enrolments SELECT code, student_id FROM courses, students;
        """;

    private const string Bank = """
        CREATE TABLE accounts (iban TEXT NOT NULL PRIMARY KEY, owner TEXT NOT NULL, opened TIMESTAMP NOT NULL, UNIQUE (owner, opened));
        CREATE TABLE transfers (transfer_id TEXT NOT NULL PRIMARY KEY, from_iban TEXT NOT NULL REFERENCES accounts (iban), to_iban TEXT NOT NULL REFERENCES accounts (iban), amount NUMERIC NOT NULL);
        CREATE TABLE rates (base TEXT NOT NULL, quote TEXT NOT NULL, day DATE NOT NULL, rate REAL NOT NULL, PRIMARY KEY (base, quote, day)) WITHOUT ROWID;
        CREATE TABLE audit (happened_at TIMESTAMP, what TEXT, iban TEXT REFERENCES accounts (iban));
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO accounts SELECT 'DE' || i, 'Owner ' || (i % 7), '2026-01-01 00:00:' || printf('%02d', i / 7) FROM n;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO transfers SELECT 'T' || i, 'DE' || (1 + i % 300), 'DE' || (1 + i * 7 % 300), i / 100.0 FROM n;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 28) INSERT INTO rates SELECT 'EUR', 'USD', printf('2026-01-%02d', i), 1 + i / 1000.0 FROM n;
        INSERT INTO audit VALUES ('2026-01-01', 'opened', 'DE1'), (NULL, 'checked', NULL), ('2026-01-02 10:00:00+02:00', NULL, 'DE2');
        """;

    private const string Weblog = """
        CREATE TABLE "blog posts" ("post id" INTEGER PRIMARY KEY, "class" TEXT, "2nd title" TEXT, "ToString" TEXT, "blog post" TEXT, price$ TEXT, "price€" TEXT);
        CREATE TABLE COMMENTS (COMMENT_ID TEXT NOT NULL PRIMARY KEY, POST_ID INTEGER NOT NULL REFERENCES "blog posts", PARENT_ID TEXT REFERENCES COMMENTS, BODY);
        CREATE TABLE tags (tag TEXT NOT NULL PRIMARY KEY);
        CREATE TABLE post_tags (post_id INTEGER NOT NULL REFERENCES "blog posts", tag TEXT NOT NULL REFERENCES tags, PRIMARY KEY (post_id, tag));
        INSERT INTO "blog posts" VALUES (1, 'a', 'b', 'c', 'd', 'e', 'f'), (2, NULL, '', 'x' || char(0) || 'y', '漢 🙂', 1, 2.5);
        INSERT INTO COMMENTS VALUES ('C1', 1, NULL, 'first'), ('C2', 1, 'C1', 'second'), ('C3', 2, 'C4', NULL), ('C4', 2, 'C2', 'out of order');
        INSERT INTO tags VALUES ('red'), ('größe');
        INSERT INTO post_tags VALUES (1, 'red'), (2, 'red'), (2, 'größe');
        """;

    [Theory]
    [InlineData(School, 63, 23)]
    [InlineData(Bank, 13021, 6002)]
    [InlineData(Weblog, 38, 13)]
    public async Task Every_value_and_every_reference_is_as_in_SQL(string sql, int values, int references)
    {
        using var file = new SqliteFile(sql);
        Assert.Equal((values, references), await ImportAndCompareAsync(file.Path));
    }

    [Fact]
    public async Task Northwind_is_as_in_SQL()
    {
        Assert.SkipWhen(Northwind.File is null, Northwind.Missing);
        var (values, references) = await ImportAndCompareAsync(Northwind.File);
        Assert.True(values > 20_000 && references > 7_000, $"{values} values and {references} references were compared");
    }

    private static async Task<(int Values, int References)> ImportAndCompareAsync(string path)
    {
        var model = Scaffolded.OfFile(path);
        using var folder = new TransferFolder();
        await using var engine = EmbeddedDynamo.InMemory();
        var report = await folder.ImportAsync(engine, model.Schema, ImportKind.Sqlite, path);
        Assert.Empty(folder.RejectLines);
        Assert.False(File.Exists(folder.PathOf("import.checkpoint")));
        Assert.All(report.Parts, part => Assert.Equal(0, part.There + part.Rejected));
        return await new SqlComparison(path, model, engine).RunAsync();
    }
}
