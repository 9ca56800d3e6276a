using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Credentials;

namespace FauxSql.Http.Tests;

/// <summary>Where requests go, and what they are signed with, by what is given and what the environment says.</summary>
public sealed class DynamoEndpointTests
{
    private const string Keys = "AWS_ACCESS_KEY_ID=AKID AWS_SECRET_ACCESS_KEY=secret ";

    [Theory]
    [InlineData("eu-west-1", null, "", "https://dynamodb.eu-west-1.amazonaws.com/", "eu-west-1")]
    [InlineData("eu-west-1", "eu-west-2", "AWS_REGION=eu-west-3", "https://dynamodb.eu-west-1.amazonaws.com/", "eu-west-1")]
    [InlineData(null, "eu-west-2", "AWS_REGION=eu-west-3", "https://dynamodb.eu-west-2.amazonaws.com/", "eu-west-2")]
    [InlineData(null, null, "AWS_REGION=eu-west-3 AWS_DEFAULT_REGION=eu-west-1", "https://dynamodb.eu-west-3.amazonaws.com/", "eu-west-3")]
    [InlineData(null, null, "AWS_DEFAULT_REGION=cn-north-1", "https://dynamodb.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("eu-west-1", null, "AWS_USE_FIPS_ENDPOINT=true", "https://dynamodb-fips.eu-west-1.amazonaws.com/", "eu-west-1")]
    [InlineData("eu-west-1", null, "AWS_USE_DUALSTACK_ENDPOINT=TRUE AWS_USE_FIPS_ENDPOINT=false", "https://dynamodb.eu-west-1.api.aws/", "eu-west-1")]
    [InlineData("eu-west-1", null, "AWS_ENDPOINT_URL_DYNAMODB=http://one:1 AWS_ENDPOINT_URL=http://two:2", "http://one:1/", "eu-west-1")]
    [InlineData("eu-west-1", null, "AWS_ENDPOINT_URL=http://two:2", "http://two:2/", "eu-west-1")]
    [InlineData("eu-west-1", null, "AWS_ENDPOINT_URL=http://two:2 AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true", "https://dynamodb.eu-west-1.amazonaws.com/", "eu-west-1")]
    public async Task What_is_given_goes_before_the_environment(string? region, string? option, string environment, string address, string signed)
    {
        var handler = new CannedHandler();
        using var backend = DynamoEndpoint.Aws(region, OptionsOf(Keys + environment) with { Region = option, Handler = () => handler });

        using var answer = await SendAsync(backend);

        var sent = Assert.Single(handler.Sent);
        Assert.Equal(address, sent.Address.AbsoluteUri);
        Assert.Contains($"/{signed}/dynamodb/aws4_request", sent.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("Credential=AKID/", sent.Headers["Authorization"], StringComparison.Ordinal);
        Assert.False(backend.IsLocal);
    }

    [Fact]
    public async Task Options_go_before_the_environment_too()
    {
        var handler = new CannedHandler();
        var options = OptionsOf(Keys + "AWS_USE_FIPS_ENDPOINT=true AWS_SESSION_TOKEN=token");
        using var backend = DynamoEndpoint.Aws(
            "us-east-1", options with { UseFips = false, UseDualStack = true, Credentials = new AwsCredentials("GIVEN", "secret"), Handler = () => handler });

        using var answer = await SendAsync(backend);

        Assert.Equal("https://dynamodb.us-east-1.api.aws/", handler.Sent[0].Address.AbsoluteUri);
        Assert.Contains("Credential=GIVEN/", handler.Sent[0].Headers["Authorization"], StringComparison.Ordinal);
        Assert.False(handler.Sent[0].Headers.ContainsKey("X-Amz-Security-Token"));
    }

    [Theory]
    [InlineData(true, null, "", "https://dynamodb-fips.us-east-1.amazonaws.com/")]
    [InlineData(null, true, "", "https://dynamodb.us-east-1.api.aws/")]
    [InlineData(true, true, "", "https://dynamodb-fips.us-east-1.api.aws/")]
    [InlineData(false, false, "AWS_USE_FIPS_ENDPOINT=true AWS_USE_DUALSTACK_ENDPOINT=true", "https://dynamodb.us-east-1.amazonaws.com/")]
    public async Task FIPS_and_dual_stack_are_options_too(bool? useFips, bool? useDualStack, string environment, string address)
    {
        var handler = new CannedHandler();
        using var backend = DynamoEndpoint.Aws("us-east-1", OptionsOf(Keys + environment) with { UseFips = useFips, UseDualStack = useDualStack, Handler = () => handler });

        using var answer = await SendAsync(backend);

        Assert.Equal(address, Assert.Single(handler.Sent).Address.AbsoluteUri);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(null, true)]
    public void An_address_of_ones_own_is_reached_as_it_is(bool? useFips, bool? useDualStack)
    {
        var refused = Assert.Throws<AwsSettingsException>(
            () => DynamoEndpoint.At("http://127.0.0.1:8000", new EndpointOptions { UseFips = useFips, UseDualStack = useDualStack }));

        Assert.StartsWith("The endpoint http://127.0.0.1:8000/ is reached as it is", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "", "There is no Region: none was given, and neither AWS_REGION nor AWS_DEFAULT_REGION is set.")]
    [InlineData("Ireland", "", "'Ireland' is not the name of a Region. Write it like eu-west-1.")]
    [InlineData(null, "AWS_REGION=eu", "'eu' is not the name of a Region.")]
    [InlineData("eu-west-1", "AWS_ENDPOINT_URL=localhost:8000", "'localhost:8000' in AWS_ENDPOINT_URL_DYNAMODB or AWS_ENDPOINT_URL is not the address of an endpoint.")]
    [InlineData("eu-west-1", "AWS_ENDPOINT_URL=http://h:1 AWS_USE_FIPS_ENDPOINT=true", "The environment names the endpoint http://h:1, which is reached as it is")]
    public void What_is_missing_or_wrong_is_said_at_once(string? region, string environment, string message)
    {
        var refused = Assert.Throws<AwsSettingsException>(() => DynamoEndpoint.Aws(region, OptionsOf(environment)));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "There are no credentials for AWS: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set in the environment. Set them,")]
    [InlineData("AWS_ACCESS_KEY_ID=AKID", "There are no credentials for AWS: AWS_SECRET_ACCESS_KEY is not set")]
    [InlineData("AWS_SECRET_ACCESS_KEY=secret", "There are no credentials for AWS: AWS_ACCESS_KEY_ID is not set")]
    [InlineData("AWS_ACCESS_KEY_ID=AKID\n AWS_SECRET_ACCESS_KEY=secret", "The credentials in the environment cannot be used. The access key id has")]
    public async Task Missing_credentials_are_found_with_the_first_request(string environment, string message)
    {
        var handler = new CannedHandler();
        using var backend = DynamoEndpoint.Aws("eu-west-1", OptionsOf(environment) with { Handler = () => handler });

        var refused = await Assert.ThrowsAsync<AwsSettingsException>(() => SendAsync(backend));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Assert.Empty(handler.Sent);
    }

    [Fact]
    public void A_signed_endpoint_needs_a_Region() =>
        Assert.Throws<AwsSettingsException>(() => DynamoEndpoint.At("http://127.0.0.1:8000", OptionsOf("") with { Credentials = new AwsCredentials("AKID", "secret") }));

    [Theory]
    [InlineData("http://user:password@127.0.0.1:8000", "…@127.0.0.1:8000")]
    [InlineData("http://user:p?ss/w@rd@127.0.0.1:8000/a?password", "…@127.0.0.1:8000/a?…")]
    [InlineData("http://127.0.0.1:8000/?key=password", "http://127.0.0.1:8000/?…")]
    [InlineData("http://127.0.0.1:8000/#password", "http://127.0.0.1:8000/#…")]
    [InlineData("127.0.0.1:8000", "127.0.0.1:8000")]
    public void An_address_has_only_host_port_and_path_and_what_may_be_secret_is_not_shown(string url, string shown)
    {
        Assert.StartsWith($"'{shown}' is not", Assert.Throws<UriFormatException>(() => DynamoEndpoint.At(url)).Message, StringComparison.Ordinal);
        Assert.StartsWith($"'{shown}' in AWS_ENDPOINT_URL", Assert.Throws<AwsSettingsException>(() => DynamoEndpoint.Aws("eu-west-1", OptionsOf("AWS_ENDPOINT_URL=" + url))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_show_no_secret() => Assert.Equal("AKID", new AwsCredentials("AKID", "secret", "token").ToString());

    private static EndpointOptions OptionsOf(string environment)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new EndpointOptions { Variable = name => variables.GetValueOrDefault(name) };
    }

    private static Task<BackendResponse> SendAsync(HttpBackend backend) =>
        backend.SendAsync(new BackendRequest("ListTables", "{}"u8.ToArray(), CallContext.None), TestContext.Current.CancellationToken).AsTask();
}
