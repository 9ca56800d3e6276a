using FauxSql.Engine;
using FauxSql.Errors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop;

namespace FauxSql.Hosting.Tests;

public sealed class StartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Development", true, null, true)]
    [InlineData("Development", true, false, false)]
    [InlineData("Development", false, null, false)]
    [InlineData("Production", true, null, false)]
    [InlineData("Production", false, false, false)]
    public async Task Tables_are_made_in_development_on_this_machine(string environment, bool isLocal, bool? setting, bool areMade)
    {
        using var engine = EmbeddedDynamo.InMemory();
        using var host = Hosts.ShopOn(
            isLocal ? engine : new FarBackend(engine), environment, setting is { } create ? [("FauxSql:CreateTables", create.ToString())] : []);
        await host.StartAsync(Token);
        var tables = await DatabaseTools.InspectTablesAsync(host.Services.GetRequiredService<ShopDb>(), Token);
        Assert.All(tables, table => Assert.Equal(areMade, table.IsReady));
    }

    [Fact]
    public async Task A_remote_backend_refuses_to_have_tables_made()
    {
        using var engine = EmbeddedDynamo.InMemory();
        using var host = Hosts.ShopOn(new FarBackend(engine), "Development", ("FauxSql:CreateTables", "true"));
        await Assert.ThrowsAsync<RemoteDatabaseException>(() => host.StartAsync(Token));
    }

    [Fact]
    public async Task A_remote_backend_refuses_sample_data()
    {
        using var engine = EmbeddedDynamo.InMemory();
        await new ShopDb(engine).EnsureTablesAsync(Token);
        using var host = Hosts.ShopOn(new FarBackend(engine), "Development", ("FauxSql:SampleData", "1"));
        await Assert.ThrowsAsync<RemoteDatabaseException>(() => host.StartAsync(Token));
    }

    [Fact]
    public async Task The_tables_are_there_and_filled_before_other_services_start()
    {
        using var engine = EmbeddedDynamo.InMemory();
        var builder = Hosts.Builder("Development", ("FauxSql:Backend", "Given"), ("FauxSql:SampleData", "1"));
        var early = new EarlyService();
        builder.Services.AddSingleton<IHostedService>(services => early.With(services.GetRequiredService<ShopDb>()));
        builder.Services.AddFauxSql<ShopDb>().AddBackend("Given", _ => engine);
        using var host = builder.Build();
        await host.StartAsync(Token);
        Assert.Equal("P0001", early.Found?.ProductId);
    }

    [Fact]
    public async Task Sample_data_is_written_once()
    {
        using var engine = EmbeddedDynamo.InMemory();
        using (var host = Hosts.ShopOn(new SharedBackend(engine), "Development", ("FauxSql:SampleData", "1")))
            await host.StartAsync(Token);
        var db = new ShopDb(engine);
        await db.Products.DeleteAsync("P0001", Token);
        using (var host = Hosts.ShopOn(new SharedBackend(engine), "Development", ("FauxSql:SampleData", "1")))
            await host.StartAsync(Token);
        Assert.Null(await db.Products.FindAsync("P0001", Token));
        Assert.NotNull(await db.Products.FindAsync("P0002", Token));
    }

    private sealed class EarlyService : BackgroundService
    {
        private ShopDb? _db;

        public Product? Found { get; private set; }

        public EarlyService With(ShopDb db)
        {
            _db = db;
            return this;
        }

        public override async Task StartAsync(CancellationToken cancellationToken) => Found = await _db!.Products.FindAsync("P0001", cancellationToken);

        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
    }
}
