using FauxSql.Design.Checks;
using FauxSql.Engine;
using FauxSql.Http;
using FauxSql.Schema;
using FauxSql.Server;
using FauxSql.Transfer.Tests.Scaffolding;

namespace FauxSql.Transfer.Tests.Endpoints;

/// <summary>The tables of the samples, with their data: the model that is made of them reads it all.</summary>
public sealed class SampleTableTests
{
    [Theory]
    [MemberData(nameof(SampleDatabase.Names), MemberType = typeof(SampleDatabase))]
    public async Task A_model_is_found_in_its_tables(string sample)
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var model = (await SampleDatabase.FillAsync(sample, engine)).Schema;
        var found = await LiveTables.ScaffoldAsync(engine, name: sample);
        Assert.Equal(model.Entities.Select(Keys), found.Schema.Entities.Select(Keys));
        Assert.Equal(model.Entities.Select(Indexes), found.Schema.Entities.Select(Indexes));
        Assert.Equal(model.Entities.Select(References), found.Schema.Entities.Select(References));
        Assert.Equal(model.Entities.Select(Unique), found.Schema.Entities.Select(Unique));
        Assert.Equal(model.Entities.Select(Attributes), found.Schema.Entities.Select(Attributes));
        await LiveTables.AssertLosslessAsync(engine, found);
        Assert.DoesNotContain(ModelCheck.Run(found.Schema).Findings, finding => finding.Rule.Id != "FXS214"); // a note on reserved words
    }

    [Fact]
    public async Task It_is_the_same_over_http()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await SampleDatabase.FillAsync("Shop", engine);
        await using var server = await DynamoServer.StartAsync(engine, cancellationToken: TestContext.Current.CancellationToken);
        await using var endpoint = DynamoEndpoint.At(server.Address.ToString());
        var remote = await LiveTables.ScaffoldAsync(endpoint, name: "Shop");
        Assert.Equal((await LiveTables.ScaffoldAsync(engine, name: "Shop")).Files, remote.Files);
        await LiveTables.AssertLosslessAsync(endpoint, remote);
    }

    [Fact]
    public async Task Navigations_follow_what_was_found()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await SampleDatabase.FillAsync("GreenMap", engine);
        Scaffolded found = await LiveTables.ScaffoldAsync(engine);
        Assert.Equal(RelationPath.Through, found["Merchant"].Relations.Single(relation => relation.Target == "Category").Path);
        Assert.Equal(RelationPath.Through, found["Category"].Relations.Single(relation => relation.Target == "Merchant").Path);
        Assert.Equal(RelationPath.Partition, found["Merchant"].Relations.Single(relation => relation.Property == "Reviews").Path);
    }

    private static string Keys(EntitySchema entity) => $"{entity.Name} {entity.TableName}: {string.Join(", ", entity.Key.Attributes)}";

    private static string Indexes(EntitySchema entity) => entity.Name + ": " + string.Join("; ", entity.Indexes.OrderBy(index => index.Name, StringComparer.Ordinal)
        .Select(index => $"{index.Name} {string.Join(", ", index.Key.Partition)} / {string.Join(", ", index.Key.Sort)} {index.Shards}"));

    private static string References(EntitySchema entity) => entity.Name + ": " + string.Join("; ", entity.References.Select(reference => $"{reference.Attribute} {reference.Target}").Order(StringComparer.Ordinal));

    private static string Unique(EntitySchema entity) => entity.Name + ": " + string.Join("; ", entity.Attributes.Where(attribute => attribute.Unique is not null).Select(attribute => $"{attribute.Name} {attribute.Unique}"));

    // What a text or a number means in C# is not in an item: enums and dates are text, and every whole number a long.
    private static string Attributes(EntitySchema entity) => entity.Name + ": " + string.Join("; ", entity.Attributes.Select(attribute => $"{attribute.Name} {attribute.Kind}").Order(StringComparer.Ordinal));
}
