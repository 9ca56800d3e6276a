using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Endpoints;

/// <summary>An endpoint of its own for each test.</summary>
public interface IEndpoint : IAsyncDisposable
{
    Task<IBackend> StartAsync();
}
