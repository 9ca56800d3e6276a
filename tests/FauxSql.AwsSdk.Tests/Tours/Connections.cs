using Amazon.DynamoDBv2;
using Amazon.Runtime;
using FauxSql.Engine;
using FauxSql.Server;

namespace FauxSql.AwsSdk.Tests.Tours;

/// <summary>The two ways from the SDK's client to the engine.</summary>
internal static class Connections
{
    public static Task<(AmazonDynamoDBClient Client, IAsyncDisposable? Connection)> InProcessAsync(EmbeddedDynamo engine) =>
        Task.FromResult<(AmazonDynamoDBClient, IAsyncDisposable?)>((engine.CreateAwsClient(), null));

    public static async Task<(AmazonDynamoDBClient Client, IAsyncDisposable? Connection)> OverHttpAsync(EmbeddedDynamo engine)
    {
        var server = await DynamoServer.StartAsync(engine);
        var config = new AmazonDynamoDBConfig { ServiceURL = server.Address.ToString(), AuthenticationRegion = "eu-west-1" };
        return (new AmazonDynamoDBClient(new BasicAWSCredentials("local", "local"), config), server);
    }
}
