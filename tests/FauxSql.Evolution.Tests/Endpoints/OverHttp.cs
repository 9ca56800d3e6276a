using FauxSql.Engine;
using FauxSql.Http;
using FauxSql.Protocol.Backends;
using FauxSql.Server;

namespace FauxSql.Evolution.Tests.Endpoints;

/// <summary>Over HTTP, and with tables and indexes that take their time to change.</summary>
public sealed class OverHttp : IEndpoint
{
    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { StateDelay = TimeSpan.FromMilliseconds(50) });
    private DynamoServer _server = null!;

    public async Task<IBackend> StartAsync()
    {
        _server = await DynamoServer.StartAsync(_engine, new DynamoServerOptions { Port = 0 }, TestContext.Current.CancellationToken);
        return DynamoEndpoint.At(_server.Address.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _engine.DisposeAsync();
    }
}
