using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime.Internal;

namespace FauxSql.AwsSdk.Tests;

/// <summary>The sources of the SDK's chain that ask a service for credentials, each against that service's protocol on this machine.</summary>
[Collection(nameof(SdkCredentialsTests))]
public sealed class CredentialChainTests : IAsyncDisposable
{
    private static readonly string Expires = (TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(6)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private readonly CleanEnvironment _environment = new();
    private readonly CredentialServices _services = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SdkCredentials Work => SdkCredentials.OfProfile("work", _environment.PathOf("credentials"));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _environment.Dispose();
    }

    [Fact]
    public async Task An_instance_has_those_of_its_role()
    {
        _environment.Set("AWS_EC2_METADATA_DISABLED", null);
        _environment.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", _services.Address);
        FallbackInternalConfigurationFactory.Reset(); // it keeps the endpoint that it knows
        _services.Answer("PUT /latest/api/token", "session");
        _services.Answer("GET /latest/meta-data/iam/security-credentials", "worker");
        _services.Answer(
            "GET /latest/meta-data/iam/security-credentials/worker",
            $$"""{"Code":"Success","LastUpdated":"2026-01-01T00:00:00Z","Type":"AWS-HMAC","AccessKeyId":"INSTANCE","SecretAccessKey":"secret","Token":"token","Expiration":"{{Expires}}"}""");

        await FoundAsync("INSTANCE", SdkCredentials.Default());
    }

    [Fact]
    public async Task A_web_identity_is_exchanged()
    {
        _environment.Set("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/worker");
        _environment.Set("AWS_WEB_IDENTITY_TOKEN_FILE", await _environment.WriteAsync("identity", "signed by somebody"));
        _environment.Set("AWS_ENDPOINT_URL_STS", _services.Address);
        _services.Answer("POST /", Assumed("AssumeRoleWithWebIdentity", "IDENTITY"));

        await FoundAsync("IDENTITY", SdkCredentials.Default());
        Assert.Contains("WebIdentityToken=signed%20by%20somebody", _services.LastBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_assumes_a_role()
    {
        await _environment.WriteAsync("credentials", "[work]\nrole_arn = arn:aws:iam::123456789012:role/worker\nsource_profile = home\nregion = eu-west-1\n[home]\naws_access_key_id = HOME\naws_secret_access_key = home\n");
        _environment.Set("AWS_ENDPOINT_URL_STS", _services.Address);
        _services.Answer("POST /", Assumed("AssumeRole", "ROLE"));

        await FoundAsync("ROLE", Work);
        Assert.Contains("Credential=HOME/", _services.LastAuthorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_signs_on_once_for_all()
    {
        await _environment.WriteAsync("credentials", "[work]\nsso_account_id = 123456789012\nsso_role_name = worker\nregion = eu-west-1\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n");
        await _environment.WriteAsync(
            Path.Combine(".aws", "sso", "cache", Convert.ToHexStringLower(SHA1.HashData("https://corp.example/start"u8)) + ".json"),
            $$"""{"startUrl":"https://corp.example/start","region":"eu-west-1","accessToken":"signed-on","expiresAt":"{{Expires}}"}""");
        _environment.Set("HOME", _environment.Folder);
        _environment.Set("USERPROFILE", _environment.Folder);
        _environment.Set("AWS_ENDPOINT_URL_SSO", _services.Address);
        _services.Answer(
            "GET /federation/credentials",
            $$"""{"roleCredentials":{"accessKeyId":"SIGNEDON","secretAccessKey":"secret","sessionToken":"token","expiration":{{(TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(6)).ToUnixTimeMilliseconds()}} } }""");

        await FoundAsync("SIGNEDON", Work);
    }

    private static async Task FoundAsync(string key, SdkCredentials source)
    {
        var found = await source.GetAsync(refused: null, Token);
        Assert.Equal((key, "secret", "token"), (found.AccessKeyId, found.SecretAccessKey, found.SessionToken));
    }

    private static string Assumed(string action, string key) =>
        $"""
        <{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <{action}Result>
            <Credentials><AccessKeyId>{key}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>{Expires}</Expiration></Credentials>
            <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/worker/one</Arn><AssumedRoleId>AROA:one</AssumedRoleId></AssumedRoleUser>
          </{action}Result>
          <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
        </{action}Response>
        """;
}
