using System.Globalization;
using Amazon.Runtime;

namespace FauxSql.AwsSdk.Tests;

/// <summary>The SDK's chain as a source of credentials. It reads the environment, so its tests do not run beside others that change it.</summary>
[Collection(nameof(SdkCredentialsTests))]
public sealed class SdkCredentialsTests : IDisposable
{
    private readonly CleanEnvironment _environment = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _environment.Dispose();

    [Fact]
    public async Task A_profile_is_read_from_its_file()
    {
        await _environment.WriteAsync("credentials", "[default]\naws_access_key_id = ONE\naws_secret_access_key = one\n[other]\naws_access_key_id = TWO\naws_secret_access_key = two\naws_session_token = token\n");
        var source = SdkCredentials.OfProfile("other", _environment.PathOf("credentials"));

        var found = await source.GetAsync(refused: null, Token);

        Assert.Equal(("TWO", "two", "token"), (found.AccessKeyId, found.SecretAccessKey, found.SessionToken));
        Assert.Same(found, await source.GetAsync(refused: null, Token));
    }

    [Fact]
    public async Task A_profile_that_was_renewed_is_read_again_when_its_credentials_have_expired()
    {
        await _environment.WriteAsync("credentials", "[default]\naws_access_key_id = ONE\naws_secret_access_key = one\naws_session_token = old\n");
        var source = SdkCredentials.OfProfile("default", _environment.PathOf("credentials"));
        var old = await source.GetAsync(refused: null, Token);
        Assert.Same(old, await source.GetAsync(old, Token));

        await _environment.WriteAsync("credentials", "[default]\naws_access_key_id = ONE\naws_secret_access_key = one\naws_session_token = new\n");

        Assert.Equal("new", (await source.GetAsync(old, Token)).SessionToken);
    }

    [Fact]
    public async Task A_profile_that_is_not_there_says_which()
    {
        await _environment.WriteAsync("credentials", "");

        var missing = await Assert.ThrowsAsync<AmazonClientException>(() => SdkCredentials.OfProfile("nobody", _environment.PathOf("credentials")).GetAsync(refused: null, Token).AsTask());

        Assert.Contains("'nobody'", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chain_finds_the_environment_first()
    {
        await _environment.WriteAsync("credentials", "[default]\naws_access_key_id = FILE\naws_secret_access_key = one\n");
        _environment.Set("AWS_ACCESS_KEY_ID", "ENV");
        _environment.Set("AWS_SECRET_ACCESS_KEY", "secret");

        Assert.Equal("ENV", (await SdkCredentials.Default().GetAsync(refused: null, Token)).AccessKeyId);
    }

    [Fact]
    public async Task A_container_s_credentials_are_renewed_before_they_expire()
    {
        await using var container = Container(TimeSpan.FromSeconds(2));
        var clock = new SteppingTime();
        var source = SdkCredentials.Default(clock);

        var first = await source.GetAsync(refused: null, Token);
        var kept = await source.GetAsync(refused: null, Token);
        clock.Step(TimeSpan.FromSeconds(6));
        var second = await source.GetAsync(refused: null, Token);

        Assert.Same(first, kept);
        Assert.Equal("KEY1", first.AccessKeyId);
        Assert.NotEqual("KEY1", second.AccessKeyId);
    }

    [Fact]
    public async Task Expired_credentials_of_a_container_are_asked_for_again_at_once()
    {
        await using var container = Container(TimeSpan.FromHours(6));
        var source = SdkCredentials.Of(new GenericContainerCredentials());
        var first = await source.GetAsync(refused: null, Token);

        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => source.GetAsync(first, Token).AsTask()));

        Assert.Equal(("KEY1", "TOKEN1"), (first.AccessKeyId, first.SessionToken));
        Assert.All(others, one => Assert.Equal("KEY2", one.AccessKeyId));
        Assert.Equal(2, container.Asked);
    }

    // Each answer has other credentials.
    private CredentialServices Container(TimeSpan lifetime)
    {
        var services = new CredentialServices();
        var expires = (TimeProvider.System.GetUtcNow() + lifetime).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        services.Answer("GET /credentials", number => $$"""{"AccessKeyId":"KEY{{number}}","SecretAccessKey":"secret","Token":"TOKEN{{number}}","Expiration":"{{expires}}"}""");
        _environment.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", services.Address + "/credentials");
        return services;
    }

    private sealed class SteppingTime : TimeProvider
    {
        private long _ticks;

        public void Step(TimeSpan time) => _ticks += time.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;
    }
}
