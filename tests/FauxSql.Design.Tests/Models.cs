using Blog;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;
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
        return await DatabaseTools.RunPatternsAsync(await FillAsync(name, engine, stop), stop).ToListAsync(stop);
    }

    /// <summary>Stores the sample data.</summary>
    public static async Task<DynamoDatabase> FillAsync(string name, EmbeddedDynamo engine, CancellationToken stop)
    {
        var database = DatabaseOf(name, engine);
        await DatabaseTools.EnsureTablesAsync(database, stop);
        await DatabaseTools.FillAsync(database, scale: 1, cancellationToken: stop);
        return database;
    }

    /// <summary>Stores as little of it as answers every access pattern: of what is looked up in batches, one.</summary>
    public static async Task FillLittleAsync(string name, EmbeddedDynamo engine, CancellationToken stop)
    {
        var database = await FillAsync(name, engine, stop);
        if (database is not GreenMapDb map)
            return;
        var kept = (await map.MerchantCategories.Scan().FirstOrDefaultAsync(stop))!;
        await map.MerchantCategories.Scan().Where(link => !(link.MerchantId == kept.MerchantId & link.CategoryId == kept.CategoryId)).DeleteAllAsync(stop);
    }

    /// <summary>The database of a sample.</summary>
    public static DynamoDatabase DatabaseOf(string name, IBackend backend) => name switch
    {
        "Blog" => new BlogDb(backend),
        "GreenMap" => new GreenMapDb(backend),
        "Saas" => new SaasDb(backend),
        _ => new ShopDb(backend),
    };
}
