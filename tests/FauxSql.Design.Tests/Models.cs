using Blog;
using FauxSql.Engine;
using FauxSql.Schema;
using GreenMap;
using Saas;
using Shop;

namespace FauxSql.Design.Tests;

/// <summary>The models of the samples.</summary>
internal static class Models
{
    public static TheoryData<string> Names { get; } = new("Blog", "GreenMap", "Saas", "Shop");

    public static DatabaseSchema Of(string name)
    {
        using var engine = EmbeddedDynamo.InMemory();
        return DatabaseOf(name, engine).Schema;
    }

    /// <summary>The access patterns as they were run on the sample data.</summary>
    public static async Task<IReadOnlyList<PatternRun>> RunsOfAsync(string name, CancellationToken stop)
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var database = DatabaseOf(name, engine);
        await DatabaseTools.EnsureTablesAsync(database, stop);
        await DatabaseTools.FillAsync(database, scale: 1, cancellationToken: stop);
        return await DatabaseTools.RunPatternsAsync(database, stop).ToListAsync(stop);
    }

    private static DynamoDatabase DatabaseOf(string name, EmbeddedDynamo engine) => name switch
    {
        "Blog" => new BlogDb(engine),
        "GreenMap" => new GreenMapDb(engine),
        "Saas" => new SaasDb(engine),
        _ => new ShopDb(engine),
    };
}
