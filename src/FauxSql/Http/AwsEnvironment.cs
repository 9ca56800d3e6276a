namespace FauxSql.Http;

/// <summary>
/// The settings of AWS's SDKs that stand in the environment; empty ones count as not set.
/// https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html
/// </summary>
internal readonly struct AwsEnvironment(Func<string, string?> variable)
{
    public string? Region => TextOf("AWS_REGION") ?? TextOf("AWS_DEFAULT_REGION");

    public bool UseFips => IsTrue("AWS_USE_FIPS_ENDPOINT");

    public bool UseDualStack => IsTrue("AWS_USE_DUALSTACK_ENDPOINT");

    /// <summary>The address that requests go to instead of a Region's, or null.</summary>
    public string? Endpoint => IsTrue("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ? null : TextOf("AWS_ENDPOINT_URL_DYNAMODB") ?? TextOf("AWS_ENDPOINT_URL");

    public string? TextOf(string name) => variable(name) is { Length: > 0 } text ? text : null;

    private bool IsTrue(string name) => string.Equals(TextOf(name), "true", StringComparison.OrdinalIgnoreCase);
}
