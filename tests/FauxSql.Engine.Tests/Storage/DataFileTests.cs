namespace FauxSql.Engine.Tests.Storage;

public sealed class DataFileTests
{
    [Fact]
    public void A_file_keeps_tables_items_and_indexes()
    {
        using var file = new TemporaryFile();
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path)))
            dynamo.WithTable().Put("""{"p":{"S":"a"},"s":{"N":"1"},"g":{"S":"x"},"h":{"N":"1"}}""");
        using var reopened = new Dynamo(EmbeddedDynamo.Open(file.Path));
        Assert.NotNull(reopened.Get("a", 1));
        Assert.Equal(1, reopened.Ok("Query", """
            {"TableName":"Tab","IndexName":"Idx","KeyConditionExpression":"g = :g","ExpressionAttributeValues":{":g":{"S":"x"}}}
            """).GetProperty("Count").GetInt32());
    }

    [Fact]
    public void A_foreign_file_is_refused_and_unchanged()
    {
        using var file = new TemporaryFile();
        File.WriteAllText(file.Path, new string('x', 5000));
        RefusedUnchanged(file.Path, "not a FauxSql data file");
    }

    [Theory]
    [InlineData(60, "newer FauxSql")]
    [InlineData(68, "not a FauxSql data file")]
    public void A_newer_file_and_a_database_of_others_are_refused_and_unchanged(int at, string expected)
    {
        using var file = new TemporaryFile();
        EmbeddedDynamo.Open(file.Path).Dispose();
        var bytes = File.ReadAllBytes(file.Path);
        bytes[at] = 0x7F;
        File.WriteAllBytes(file.Path, bytes);
        RefusedUnchanged(file.Path, expected);
    }

    [Fact]
    public void A_file_belongs_to_one_engine_at_a_time()
    {
        using var file = new TemporaryFile();
        using (EmbeddedDynamo.Open(file.Path))
            Assert.Contains("in use", Assert.Throws<DatabaseFileException>(() => EmbeddedDynamo.Open(file.Path)).Message, StringComparison.Ordinal);
        EmbeddedDynamo.Open(file.Path).Dispose();
    }

    private static void RefusedUnchanged(string path, string expected)
    {
        var before = File.ReadAllBytes(path);
        Assert.Contains(expected, Assert.Throws<DatabaseFileException>(() => EmbeddedDynamo.Open(path)).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }
}
