using Amazon.DynamoDBv2;
using FauxSql.Engine;

namespace FauxSql.AwsSdk.Tests.Tours;

public sealed class InProcessLowLevelTour : LowLevelTour
{
    protected override Task<(AmazonDynamoDBClient Client, IAsyncDisposable? Connection)> ConnectAsync(EmbeddedDynamo engine) =>
        Connections.InProcessAsync(engine);
}

public sealed class HttpLowLevelTour : LowLevelTour
{
    protected override Task<(AmazonDynamoDBClient Client, IAsyncDisposable? Connection)> ConnectAsync(EmbeddedDynamo engine) =>
        Connections.OverHttpAsync(engine);
}

public sealed class InProcessContextTour : ContextTour
{
    protected override Task<(AmazonDynamoDBClient Client, IAsyncDisposable? Connection)> ConnectAsync(EmbeddedDynamo engine) =>
        Connections.InProcessAsync(engine);
}

public sealed class HttpContextTour : ContextTour
{
    protected override Task<(AmazonDynamoDBClient Client, IAsyncDisposable? Connection)> ConnectAsync(EmbeddedDynamo engine) =>
        Connections.OverHttpAsync(engine);
}
