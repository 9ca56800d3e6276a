using Blog;
using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Layouts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop;

namespace FauxSql.Hosting.Tests;

public sealed class RegistrationTests
{
    private static readonly Product Teapot = new() { ProductId = "P1", Name = "Teapot", Price = 12.5m };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_is_one_for_all_who_ask_and_works()
    {
        using var host = Hosts.Shop("Development", ("FauxSql:Backend", "inmemory"));
        await host.StartAsync(Token);

        var db = host.Services.GetRequiredService<ShopDb>();
        await db.Products.InsertAsync(Teapot, Token);

        using var scope = host.Services.CreateScope();
        Assert.Same(db, scope.ServiceProvider.GetRequiredService<ShopDb>());
        Assert.Equal("Teapot", (await db.Products.GetAsync("P1", cancellationToken: Token)).Name);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Several_databases_have_sections_of_their_own()
    {
        using var data = EmbeddedDynamo.InMemory();
        var builder = Hosts.Builder(
            "Development", ("FauxSql:Shop:Backend", "Given"), ("FauxSql:Shop:TablePrefix", "shop-"), ("FauxSql:Blog:Backend", "Given"), ("FauxSql:Blog:TablePrefix", "blog-"));
        builder.Services.AddFauxSql<ShopDb>("FauxSql:Shop").AddBackend("Given", _ => data);
        builder.Services.AddFauxSql<BlogDb>("FauxSql:Blog").AddBackend("Given", _ => data);
        using var host = builder.Build();
        await host.StartAsync(Token);

        await host.Services.GetRequiredService<ShopDb>().Products.InsertAsync(Teapot, Token);

        Assert.Equal(
            ["shop-Customers", "shop-Orders"],
            (await DatabaseTools.InspectTablesAsync(host.Services.GetRequiredService<ShopDb>(), Token)).Select(table => table.Name).Where(name => name is "shop-Customers" or "shop-Orders").Order(StringComparer.Ordinal));
        Assert.All(await DatabaseTools.InspectTablesAsync(host.Services.GetRequiredService<BlogDb>(), Token), table => Assert.StartsWith("blog-", table.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_call_goes_on_and_another_section_is_refused()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationManager());
        services.AddFauxSql<ShopDb>(configure: options => options.Backend = "InMemory");
        services.AddFauxSql<ShopDb>().AddBackend("InMemory", _ => EmbeddedDynamo.InMemory());

        using var provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<ShopDb>());
        Assert.Single(services, service => service.ServiceType == typeof(ShopDb));
        Assert.Contains("FauxSql", Assert.Throws<ArgumentException>(() => services.AddFauxSql<ShopDb>("Other")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_may_choose_the_layout_and_change_the_options()
    {
        using var data = EmbeddedDynamo.InMemory();
        var layout = new MultiTableLayout("test-", new Dictionary<string, string> { ["Product"] = "Goods" });
        var protection = CursorProtection.Encrypted(new byte[32]);
        var builder = Hosts.Builder("Development", ("FauxSql:Backend", "Given"));
        builder.Services.AddFauxSql<ShopDb>().AddBackend("Given", _ => data).UseLayout(_ => layout).ConfigureDatabase((_, options) => options with { Cursors = protection });
        using var host = builder.Build();
        await host.StartAsync(Token);

        var db = host.Services.GetRequiredService<ShopDb>();
        Assert.Superset(new HashSet<string> { "Goods", "test-Orders" }, (await DatabaseTools.InspectTablesAsync(db, Token)).Select(table => table.Name).ToHashSet());
        await db.Products.PutManyAsync([Teapot, Teapot with { ProductId = "P2" }], cancellationToken: Token);
        var cursor = (await db.Products.Scan().PageAsync(1, cancellationToken: Token)).Next;
        Assert.Single((await new ShopDb(data, layout, new() { Cursors = protection }).Products.Scan().PageAsync(1, cursor, Token)).Items);
        await Assert.ThrowsAsync<CursorException>(() => new ShopDb(data, layout).Products.Scan().PageAsync(1, cursor, Token));
    }

    [Theory]
    [InlineData("Aws", "aws")]
    [InlineData("Url", "Url", "FauxSql:Url", "http://127.0.0.1:1")]
    public async Task A_backend_may_take_the_place_of_a_built_in_one(string name, string setting, params string[] more)
    {
        var builder = Hosts.Builder("Development", [("FauxSql:Backend", setting), .. more.Chunk(2).Select(pair => (pair[0], pair[1]))]);
        builder.Services.AddFauxSql<ShopDb>().AddBackend(name, _ => EmbeddedDynamo.InMemory());
        using var host = builder.Build();
        await host.StartAsync(Token);

        var db = host.Services.GetRequiredService<ShopDb>();
        await db.Products.InsertAsync(Teapot, Token);
        Assert.Equal("Teapot", (await db.Products.GetAsync("P1", cancellationToken: Token)).Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_backend_is_disposed_of_with_the_services(bool isAsynchronous)
    {
        using var engine = EmbeddedDynamo.InMemory();
        var backend = new DisposalBackend(engine);
        var host = Hosts.ShopOn(backend, "Development");
        await host.StartAsync(Token);
        await host.StopAsync(Token);
        Assert.Equal(0, backend.Disposals);

        if (isAsynchronous)
            await ((IAsyncDisposable)host).DisposeAsync();
        else
            host.Dispose();
        Assert.Equal(1, backend.Disposals);
    }
}
