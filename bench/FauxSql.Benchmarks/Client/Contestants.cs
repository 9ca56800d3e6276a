using Amazon;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Amazon.Runtime;
using FauxSql.Benchmarks.Model;
using FauxSql.Benchmarks.Sdk;
using FauxSql.Http;
using FauxSql.Protocol.Credentials;

namespace FauxSql.Benchmarks.Client;

/// <summary>The clients, each of which signs its requests for the same Region and is answered at once, without a network.</summary>
internal sealed class Contestants : IDisposable
{
    private const string AccessKey = "AKIDEXAMPLE";
    private const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private readonly HttpBackend _endpoint;

    /// <param name="ownAnswer">What FauxSql is answered.</param>
    /// <param name="sdkAnswer">What the AWS SDK is answered: the same, with instants as it stores them.</param>
    public Contestants(byte[] ownAnswer, byte[] sdkAnswer)
    {
        (OwnHandler, SdkHandler) = (new CannedHandler(ownAnswer, isChecked: true), new CannedHandler(sdkAnswer, isChecked: true));
        _endpoint = DynamoEndpoint.Aws("eu-west-1", new EndpointOptions { Credentials = new AwsCredentials(AccessKey, SecretKey), Handler = () => OwnHandler });
        Own = new BenchDb(_endpoint);
        Sdk = new AmazonDynamoDBClient(
            new BasicAWSCredentials(AccessKey, SecretKey),
            new AmazonDynamoDBConfig { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = CannedHandler.Factory(SdkHandler) });
        Context = new DynamoDBContextBuilder().WithDynamoDBClient(() => Sdk).ConfigureContext(settings => settings.DisableFetchingTableMetadata = true).Build();
        Bare = new HttpClient(new CannedHandler(ownAnswer, isChecked: true));
    }

    public CannedHandler OwnHandler { get; }

    public CannedHandler SdkHandler { get; }

    public BenchDb Own { get; }

    public AmazonDynamoDBClient Sdk { get; }

    public DynamoDBContext Context { get; }

    /// <summary>What sends the same bytes and does nothing else.</summary>
    public HttpClient Bare { get; }

    public void Dispose()
    {
        Context.Dispose();
        Sdk.Dispose();
        Bare.Dispose();
        _endpoint.Dispose();
    }
}
