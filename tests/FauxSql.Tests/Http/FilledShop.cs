using FauxSql.Engine;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Http;

/// <summary>A shop that is filled once for all tests of a class; each run has a copy of its own.</summary>
public sealed class FilledShop : IAsyncLifetime
{
    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory();

    public EmbeddedDynamo Clone() => _engine.Clone();

    public async ValueTask InitializeAsync() => await FaultedOperation.FillAsync(new ShopDb(_engine));

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
