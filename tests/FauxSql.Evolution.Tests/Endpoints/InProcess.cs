using FauxSql.Engine;
using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Endpoints;

public sealed class InProcess : IEndpoint
{
    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory();

    public Task<IBackend> StartAsync() => Task.FromResult<IBackend>(_engine);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
