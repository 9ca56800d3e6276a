using System.Diagnostics;
using FauxSql.Conformance.Dynalite;
using FauxSql.Http;
using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Endpoints;

/// <summary>dynalite, an emulator that no one here wrote, in a process of its own. It has no transactions and no expiry, and does nothing where an index is to be made or dropped.</summary>
public sealed class OnDynalite : IEndpoint
{
    private HttpBackend? _backend;
    private Process? _process;

    public async Task<IBackend> StartAsync()
    {
        (var address, _process) = await DynaliteServer.StartOwnAsync();
        return _backend = DynamoEndpoint.At(address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_backend is not null)
            await _backend.DisposeAsync();
        _process?.Kill();
        _process?.Dispose();
    }
}
