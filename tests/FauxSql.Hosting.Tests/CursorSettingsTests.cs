using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop;

namespace FauxSql.Hosting.Tests;

public sealed class CursorSettingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("None")]
    [InlineData("Signed")]
    [InlineData("Encrypted")]
    public async Task Cursors_are_protected_as_the_setting_says(string protection)
    {
        using var engine = await FilledAsync();
        using var host = await StartAsync(engine, protection, KeyOf(1));

        var cursor = await CursorAsync(Db(host));

        Assert.True(await IsAcceptedAsync(Db(host), cursor));
        Assert.Equal(protection == "None", await IsAcceptedAsync(new ShopDb(engine), cursor));
        Assert.Equal(protection == "Signed", await IsAcceptedAsync(With(engine, CursorProtection.Signed(KeyOf(1))), cursor));
        Assert.Equal(protection == "Encrypted", await IsAcceptedAsync(With(engine, CursorProtection.Encrypted(KeyOf(1))), cursor));
    }

    [Theory]
    [InlineData("Signed")]
    [InlineData("Encrypted")]
    public async Task Older_keys_are_accepted_and_not_used(string protection)
    {
        using var engine = await FilledAsync();
        using var before = await StartAsync(engine, protection, KeyOf(1));
        using var now = await StartAsync(engine, protection, KeyOf(3), KeyOf(2), KeyOf(1));
        using var later = await StartAsync(engine, protection, KeyOf(3));
        var (old, next) = (await CursorAsync(Db(before)), await CursorAsync(Db(now)));

        Assert.Equal((true, true), (await IsAcceptedAsync(Db(now), old), await IsAcceptedAsync(Db(now), next)));
        Assert.Equal((false, true), (await IsAcceptedAsync(Db(later), old), await IsAcceptedAsync(Db(later), next)));
    }

    private static byte[] KeyOf(byte number) => [.. Enumerable.Repeat(number, 32)];

    private static async Task<EmbeddedDynamo> FilledAsync()
    {
        var engine = EmbeddedDynamo.InMemory();
        var db = new ShopDb(engine);
        await db.EnsureTablesAsync(Token);
        await db.Products.PutManyAsync([new() { ProductId = "P1", Name = "Teapot", Price = 12.5m }, new() { ProductId = "P2", Name = "Cup", Price = 3 }], cancellationToken: Token);
        return engine;
    }

    private static async Task<IHost> StartAsync(EmbeddedDynamo engine, string protection, byte[] key, params byte[][] older)
    {
        var settings = older.Index().Select(each => ($"FauxSql:Cursors:OlderKeys:{each.Index}", Convert.ToBase64String(each.Item))).Append(("FauxSql:Cursors:Protection", protection));
        if (protection != "None")
            settings = settings.Append(("FauxSql:Cursors:Key", Convert.ToBase64String(key)));
        var host = Hosts.ShopOn(new SharedBackend(engine), "Production", [.. settings]);
        await host.StartAsync(Token);
        return host;
    }

    private static ShopDb Db(IHost host) => host.Services.GetRequiredService<ShopDb>();

    private static ShopDb With(IBackend engine, CursorProtection protection) => new(engine, options: new() { Cursors = protection });

    private static async Task<string> CursorAsync(ShopDb db) => Assert.IsType<string>((await db.Products.Scan().PageAsync(1, cancellationToken: Token)).Next);

    private static async Task<bool> IsAcceptedAsync(ShopDb db, string cursor)
    {
        try
        {
            return (await db.Products.Scan().PageAsync(1, cursor, Token)).Items.Count == 1;
        }
        catch (CursorException)
        {
            return false;
        }
    }
}
