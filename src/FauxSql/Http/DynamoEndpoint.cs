using FauxSql.Errors;
using FauxSql.Protocol.Credentials;

namespace FauxSql.Http;

/// <summary>Endpoints that speak DynamoDB's protocol over HTTP.</summary>
public static class DynamoEndpoint
{
    /// <summary>
    /// DynamoDB in a Region of AWS. Where AWS_ENDPOINT_URL_DYNAMODB or AWS_ENDPOINT_URL is set, the requests go there instead, signed all the same.
    /// https://docs.aws.amazon.com/general/latest/gr/ddb.html
    /// </summary>
    /// <param name="region">The Region, such as <c>eu-west-1</c>, or <see langword="null"/> for that of the options or the environment.</param>
    /// <param name="options">What is different from the defaults, or <see langword="null"/>.</param>
    /// <exception cref="AwsSettingsException">
    /// No Region is named, it is no Region's name, it has no such endpoint, or an address in the environment is none. Credentials that are
    /// missing are found when the first request is sent.
    /// </exception>
    public static HttpBackend Aws(string? region = null, EndpointOptions? options = null)
    {
        options ??= new EndpointOptions();
        var environment = new AwsEnvironment(options.Variable);
        var (useFips, useDualStack) = (options.UseFips ?? environment.UseFips, options.UseDualStack ?? environment.UseDualStack);
        var name = RegionOf(region, options, environment);
        var address = environment.Endpoint is { } own
            ? CustomAddress(own, useFips, useDualStack)
            : RegionalEndpoint.Of(name, useFips, useDualStack);
        return new HttpBackend(address, new RequestSigner(address, name, CredentialsOf(options)), options);
    }

    /// <summary>
    /// A compatible endpoint, such as <c>fauxsql serve</c>. With <see cref="EndpointOptions.Credentials"/> requests are signed; without, they carry a signature
    /// of made-up credentials, which local endpoints want to see and do not check.
    /// </summary>
    /// <param name="url">The endpoint's address, such as <c>http://127.0.0.1:8000</c>.</param>
    /// <param name="options">What is different from the defaults, or <see langword="null"/>.</param>
    /// <exception cref="UriFormatException">The address is not an absolute http or https URL, or has more than host, port and path.</exception>
    /// <exception cref="AwsSettingsException">There are credentials and no Region, or the options ask for FIPS or dual-stack, of which the address itself would have to be.</exception>
    public static HttpBackend At(string url, EndpointOptions? options = null)
    {
        options ??= new EndpointOptions();
        var address = EndpointAddress.Read(url)
            ?? throw new UriFormatException($"'{EndpointAddress.Shown(url)}' is not the address of an endpoint. Write it like http://127.0.0.1:8000.");
        if (options.UseFips == true || options.UseDualStack == true)
            throw new AwsSettingsException($"The endpoint {address} is reached as it is: neither FIPS nor dual-stack can be asked for beside it. Name the address of such an endpoint instead, or use DynamoEndpoint.Aws.");
        var region = options.Credentials is null ? "us-east-1" : RegionOf(null, options, new AwsEnvironment(options.Variable));
        return new HttpBackend(address, new RequestSigner(address, region, options.Credentials ?? new AwsCredentials("local", "local")), options);
    }

    private static IAwsCredentialsSource CredentialsOf(EndpointOptions options) => options.Credentials ?? new EnvironmentCredentials(options.Variable);

    private static string RegionOf(string? region, EndpointOptions options, AwsEnvironment environment)
    {
        var name = region ?? options.Region ?? environment.Region ?? throw new AwsSettingsException(
            "There is no Region: none was given, and neither AWS_REGION nor AWS_DEFAULT_REGION is set. Name one, as in DynamoEndpoint.Aws(\"eu-west-1\"), or set AWS_REGION.");
        return RegionalEndpoint.IsRegion(name)
            ? name
            : throw new AwsSettingsException($"'{name}' is not the name of a Region. Write it like eu-west-1.");
    }

    private static Uri CustomAddress(string url, bool useFips, bool useDualStack)
    {
        if (useFips || useDualStack)
            throw new AwsSettingsException(
                $"The environment names the endpoint {EndpointAddress.Shown(url)}, which is reached as it is: neither FIPS nor dual-stack can be asked for beside it. Unset one of them.");
        return EndpointAddress.Read(url)
            ?? throw new AwsSettingsException($"'{EndpointAddress.Shown(url)}' in AWS_ENDPOINT_URL_DYNAMODB or AWS_ENDPOINT_URL is not the address of an endpoint. Write it like https://host:8000.");
    }
}
