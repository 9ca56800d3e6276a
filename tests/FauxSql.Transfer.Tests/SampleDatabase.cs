using Blog;
using FauxSql.Protocol.Backends;
using GreenMap;
using Saas;
using Shop;

namespace FauxSql.Transfer.Tests;

/// <summary>The databases of the samples, by their names.</summary>
internal static class SampleDatabase
{
    public static TheoryData<string> Names { get; } = new("Blog", "GreenMap", "Saas", "Shop");

    public static DynamoDatabase Of(string sample, IBackend backend) => sample switch
    {
        "Blog" => new BlogDb(backend),
        "GreenMap" => new GreenMapDb(backend),
        "Saas" => new SaasDb(backend),
        _ => new ShopDb(backend),
    };

    public static async Task<DynamoDatabase> FillAsync(string sample, IBackend backend)
    {
        var database = Of(sample, backend);
        await DatabaseTools.EnsureTablesAsync(database, TestContext.Current.CancellationToken);
        await DatabaseTools.FillAsync(database, scale: 1, cancellationToken: TestContext.Current.CancellationToken);
        return database;
    }
}
