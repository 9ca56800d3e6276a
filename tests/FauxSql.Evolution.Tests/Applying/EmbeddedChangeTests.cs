using FauxSql.Engine;
using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Applying;

public sealed class EmbeddedChangeTests : ChangeSuite
{
    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory();

    protected override Task<IBackend> StartAsync() => Task.FromResult<IBackend>(_engine);

    protected override ValueTask StopAsync() => _engine.DisposeAsync();
}
