using FauxSql.Engine;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Transfer.Exporting;
using FauxSql.Transfer.Sources;

namespace FauxSql.Transfer.Tests;

/// <summary>Attributes that are being renamed: whatever an import finds, it stores both names, and an export to CSV tells the one that counts.</summary>
public sealed class RenameTests
{
    private static readonly string[] Stored =
    [
        """{"Id":{"S":"1"},"Email":{"S":"a@b"},"FullName":{"S":"Ann"},"Visits":{"N":"3"},"Name":{"S":"Ann"},"Count":{"N":"3"}}""",
        """{"Id":{"S":"2"},"Email":{"S":"c@d"},"FullName":{"S":"Bob"},"Visits":{"N":"0"},"Name":{"S":"Bob"},"Count":{"N":"0"}}""",
        """{"Id":{"S":"3"},"Email":{"S":"e@f"},"Visits":{"N":"7"},"Count":{"N":"7"}}""",
    ];

    // A table that is empty is filled in batches, one that is not gets its items one by one, and what is unique comes in transactions.
    public static TheoryData<bool, bool> Ways { get; } = new() { { false, false }, { true, false }, { false, true } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_CSV_file_has_the_name_that_counts(bool hasItem, bool isUnique)
    {
        using var folder = new TransferFolder();
        await using var engine = await ImportedAsync(folder, ImportKind.Csv, folder.Write("csv", "Person.csv", "Id,Email,FullName,Visits\n1,a@b,Ann,3\n2,c@d,Bob,0\n3,e@f,,7\n"), hasItem, isUnique);
        await folder.ExportAsync(engine, SchemaOf(isUnique), "out", ExportFormat.Csv);
        Assert.Equal("Id,Email,FullName,Visits\n1,a@b,Ann,3\n2,c@d,Bob,0\n3,e@f,,7\n", SortedLines(folder.PathOf("out/Person.csv")).Replace("0,x@y,,1\n", "", StringComparison.Ordinal));
        await IsTheSameAgainAsync(engine, ImportKind.Csv, folder.PathOf("out"), isUnique);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Items_of_any_version_are_stored_by_both_names(bool hasItem, bool isUnique)
    {
        // Of before the renaming, of a version that a foreign writer left stale, and of after it.
        using var folder = new TransferFolder();
        var source = folder.Write("jsonl", "Person.jsonl", """
            {"Item":{"Id":{"S":"1"},"Email":{"S":"a@b"},"Name":{"S":"Ann"},"Count":{"N":"3"}}}
            {"Item":{"Id":{"S":"2"},"Email":{"S":"c@d"},"FullName":{"S":"Bob"},"Name":{"S":"Rob"},"Visits":{"N":"0"},"Count":{"N":"9"}}}
            {"Item":{"Id":{"S":"3"},"Email":{"S":"e@f"},"Visits":{"N":"7"}}}

            """);
        await using var engine = await ImportedAsync(folder, ImportKind.Jsonl, source, hasItem, isUnique);
        await folder.ExportAsync(engine, SchemaOf(isUnique), "out", ExportFormat.Jsonl);
        await IsTheSameAgainAsync(engine, ImportKind.Jsonl, folder.PathOf("out"), isUnique);
    }

    private static async Task<EmbeddedDynamo> ImportedAsync(TransferFolder folder, ImportKind kind, string path, bool hasItem, bool isUnique)
    {
        var engine = EmbeddedDynamo.InMemory();
        if (hasItem)
        {
            using var before = new TransferFolder();
            await before.ImportAsync(engine, SchemaOf(isUnique), ImportKind.Csv, before.Write("csv", "Person.csv", "Id,Email,FullName,Visits\n0,x@y,,1\n"));
        }

        var report = await folder.ImportAsync(engine, SchemaOf(isUnique), kind, path);
        Assert.Equal((3, 0), (Assert.Single(report.Parts).Imported, report.Parts[0].Rejected));
        await StoredAsync(engine);

        // The same again is there already, although its source has one name.
        using var again = new TransferFolder();
        report = await again.ImportAsync(engine, SchemaOf(isUnique), kind, path);
        Assert.Equal((3, 0), (Assert.Single(report.Parts).There, report.Parts[0].Rejected));
        await StoredAsync(engine);
        return engine;
    }

    private static async Task IsTheSameAgainAsync(EmbeddedDynamo engine, ImportKind kind, string path, bool isUnique)
    {
        using var folder = new TransferFolder();
        await using var other = EmbeddedDynamo.InMemory();
        await folder.ImportAsync(other, SchemaOf(isUnique), kind, path);
        await StoredTables.AssertSameAsync(engine, other);
    }

    private static async Task StoredAsync(EmbeddedDynamo engine) => Assert.Equal(
        Stored.Select(Sorted), (await StoredTables.ScanAsync(engine, "People")).Select(Sorted).Where(item => !item.Contains("x@y", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    private static string Sorted(string item) => System.Text.Json.Nodes.JsonNode.Parse(item)!.AsObject() is var json
        ? string.Join(", ", json.OrderBy(attribute => attribute.Key == "Id" ? "" : attribute.Key, StringComparer.Ordinal).Select(attribute => $"{attribute.Key}: {attribute.Value!.ToJsonString()}"))
        : "";

    private static string SortedLines(string file) => File.ReadAllLines(file) is var lines ? string.Concat(lines.Take(1).Concat(lines.Skip(1).Order(StringComparer.Ordinal)).Select(line => line + "\n")) : "";

    private static DatabaseSchema SchemaOf(bool isUnique) => new(
        "TestDb",
        [
            new EntitySchema(
                "Person", "Test.Person", "People", new KeySchema(["Id"], []),
                [
                    Text("Id") with { IsRequired = true },
                    isUnique ? Text("Email") with { Role = AttributeRole.Unique, Unique = new UniqueSchema(null, IgnoresCase: false, IgnoresBlanks: false) } : Text("Email"),
                    Text("FullName") with { Mirror = "Name" },
                    new AttributeSchema("Visits", "Visits", AttributeKind.Number, "int", AttributeRole.None, false, null) { Value = new ValueSchema(ValueForm.Integer) { Type = "int" }, Mirror = "Count" },
                ],
                [], [], [], []),
        ],
        []);

    private static AttributeSchema Text(string name) => new(name, name, AttributeKind.String, "string?", AttributeRole.None, false, null) { Value = new ValueSchema(ValueForm.Text) };
}
