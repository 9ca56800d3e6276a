using Amazon.DynamoDBv2;
using FauxSql.Engine;

namespace FauxSql.AwsSdk.Tests.Tours;

/// <summary>A tour by the AWS SDK's client: over the embedded engine with no socket, or over HTTP with a signature.</summary>
public abstract class ClientTour : IAsyncLifetime
{
    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory();
    private IAsyncDisposable? _connection;

    /// <summary>The client under test.</summary>
    protected AmazonDynamoDBClient Client { get; private set; } = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes a client of the engine, and says what must be disposed of before the engine.</summary>
    protected abstract Task<(AmazonDynamoDBClient Client, IAsyncDisposable? Connection)> ConnectAsync(EmbeddedDynamo engine);

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync() => (Client, _connection) = await ConnectAsync(_engine);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Client.Dispose();
        if (_connection is not null)
            await _connection.DisposeAsync();
        await _engine.DisposeAsync();
    }
}
