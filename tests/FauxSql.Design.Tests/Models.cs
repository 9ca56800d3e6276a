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
        DynamoDatabase database = name switch
        {
            "Blog" => new BlogDb(engine),
            "GreenMap" => new GreenMapDb(engine),
            "Saas" => new SaasDb(engine),
            _ => new ShopDb(engine),
        };
        return database.Schema;
    }
}
