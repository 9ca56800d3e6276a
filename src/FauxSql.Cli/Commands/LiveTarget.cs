using System.Text.RegularExpressions;
using FauxSql.AwsSdk;
using FauxSql.Engine;
using FauxSql.Http;
using FauxSql.Protocol.Backends;

namespace FauxSql.Cli.Commands;

/// <summary>The tables that a change is about: a data file, an endpoint, or AWS itself, with the SDK's credentials.</summary>
internal sealed partial class LiveTarget : IAsyncDisposable
{
    private readonly EmbeddedDynamo? _engine;

    private LiveTarget(string name, IBackend backend, EmbeddedDynamo? engine)
    {
        Name = name;
        Backend = backend;
        _engine = engine;
    }

    /// <summary>The address of the endpoint, or the path of the data file.</summary>
    public string Name { get; }

    public IBackend Backend { get; }

    /// <summary>Opens what <see cref="Name"/> says.</summary>
    /// <param name="name">The address of an endpoint, or the path of a data file.</param>
    /// <param name="isRead">Whether it is only looked at: a data file that is not there is not made then.</param>
    public static LiveTarget Open(string name, bool isRead)
    {
        if (RegionOf(name) is { } region)
            return new LiveTarget(name, DynamoEndpoint.Aws(region, new EndpointOptions { Credentials = SdkCredentials.Default() }), null);
        if (Address.Is(name))
            return new LiveTarget(name, DynamoEndpoint.At(name), null);
        var engine = isRead && !File.Exists(name) ? EmbeddedDynamo.InMemory() : EmbeddedDynamo.Open(name);
        return new LiveTarget(name, engine, engine);
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
            await _engine.DisposeAsync();
    }

    /// <summary>The Region of an endpoint of AWS itself, or null.</summary>
    internal static string? RegionOf(string address) => AwsAddress.Match(address) is { Success: true } match ? match.Groups["region"].Value : null;

    // https://docs.aws.amazon.com/general/latest/gr/ddb.html
    [GeneratedRegex(@"^https://dynamodb\.(?<region>[a-z0-9-]+)\.(amazonaws\.com(\.cn)?|api\.aws)/?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AwsAddress { get; }
}
