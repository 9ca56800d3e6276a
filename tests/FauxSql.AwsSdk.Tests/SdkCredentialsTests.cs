using System.Globalization;
using System.Net;
using System.Text;
using Amazon.Runtime;

namespace FauxSql.AwsSdk.Tests;

/// <summary>The SDK's chain as a source of credentials. It reads the environment, so its tests do not run beside others that change it.</summary>
[Collection(nameof(SdkCredentialsTests))]
public sealed class SdkCredentialsTests : IDisposable
{
    private static readonly string[] Variables =
    [
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE", "AWS_EC2_METADATA_DISABLED",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_WEB_IDENTITY_TOKEN_FILE",
    ];

    private readonly Dictionary<string, string?> _before = Variables.ToDictionary(name => name, Environment.GetEnvironmentVariable, StringComparer.Ordinal);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public SdkCredentialsTests()
    {
        foreach (var name in Variables)
            Environment.SetEnvironmentVariable(name, null);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", PathOf("credentials"));
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", PathOf("config"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_profile_is_read_from_its_file()
    {
        await WriteAsync("[default]\naws_access_key_id = ONE\naws_secret_access_key = one\n[other]\naws_access_key_id = TWO\naws_secret_access_key = two\naws_session_token = token\n");
        var source = SdkCredentials.OfProfile("other", PathOf("credentials"));

        var found = await source.GetAsync(refused: null, Token);

        Assert.Equal(("TWO", "two", "token"), (found.AccessKeyId, found.SecretAccessKey, found.SessionToken));
        Assert.Same(found, await source.GetAsync(refused: null, Token));
    }

    [Fact]
    public async Task A_profile_that_was_renewed_is_read_again_when_its_credentials_have_expired()
    {
        await WriteAsync("[default]\naws_access_key_id = ONE\naws_secret_access_key = one\naws_session_token = old\n");
        var source = SdkCredentials.OfProfile("default", PathOf("credentials"));
        var old = await source.GetAsync(refused: null, Token);
        Assert.Same(old, await source.GetAsync(old, Token));

        await WriteAsync("[default]\naws_access_key_id = ONE\naws_secret_access_key = one\naws_session_token = new\n");

        Assert.Equal("new", (await source.GetAsync(old, Token)).SessionToken);
    }

    [Fact]
    public async Task A_profile_that_is_not_there_says_which()
    {
        await WriteAsync("");

        var missing = await Assert.ThrowsAsync<AmazonClientException>(() => SdkCredentials.OfProfile("nobody", PathOf("credentials")).GetAsync(refused: null, Token).AsTask());

        Assert.Contains("'nobody'", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chain_finds_the_environment_first()
    {
        await WriteAsync("[default]\naws_access_key_id = FILE\naws_secret_access_key = one\n");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "ENV");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "secret");

        Assert.Equal("ENV", (await SdkCredentials.Default().GetAsync(refused: null, Token)).AccessKeyId);
    }

    [Fact]
    public async Task A_container_s_credentials_are_renewed_before_they_expire()
    {
        await using var endpoint = new ContainerEndpoint(TimeSpan.FromSeconds(2));
        Environment.SetEnvironmentVariable("AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint.Address);
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
        await using var endpoint = new ContainerEndpoint(TimeSpan.FromHours(6));
        Environment.SetEnvironmentVariable("AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint.Address);
        var source = SdkCredentials.Of(new GenericContainerCredentials());
        var first = await source.GetAsync(refused: null, Token);

        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => source.GetAsync(first, Token).AsTask()));

        Assert.Equal(("KEY1", "TOKEN1"), (first.AccessKeyId, first.SessionToken));
        Assert.All(others, one => Assert.Equal("KEY2", one.AccessKeyId));
        Assert.Equal(2, endpoint.Asked);
    }

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);

    private Task WriteAsync(string text) => File.WriteAllTextAsync(PathOf("credentials"), text, Token);

    private sealed class SteppingTime : TimeProvider
    {
        private long _ticks;

        public void Step(TimeSpan time) => _ticks += time.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;
    }

    /// <summary>What a container asks for its credentials; each answer has others.</summary>
    private sealed class ContainerEndpoint : IAsyncDisposable
    {
        private readonly HttpListener _listener;
        private readonly Task _serving;
        private readonly TimeSpan _lifetime;
        private int _asked;

        public ContainerEndpoint(TimeSpan lifetime)
        {
            _lifetime = lifetime;
            (_listener, Address) = Start();
            _serving = ServeAsync();
        }

        public string Address { get; }

        public int Asked => Volatile.Read(ref _asked);

        public async ValueTask DisposeAsync()
        {
            _listener.Close();
            await _serving;
        }

        private static (HttpListener Listener, string Address) Start()
        {
            for (var attempt = 0; ; attempt++)
            {
                var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}/");
                var listener = new HttpListener { Prefixes = { address } };
                try
                {
                    listener.Start();
                    return (listener, address + "credentials");
                }
                catch (HttpListenerException) when (attempt < 20)
                {
                    listener.Close();
                }
            }
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                    await AnswerAsync((await _listener.GetContextAsync()).Response);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task AnswerAsync(HttpListenerResponse response)
        {
            var number = Interlocked.Increment(ref _asked);
            var expires = (TimeProvider.System.GetUtcNow() + _lifetime).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            var text = $$"""{"AccessKeyId":"KEY{{number}}","SecretAccessKey":"secret","Token":"TOKEN{{number}}","Expiration":"{{expires}}"}""";
            response.ContentType = "application/json";
            await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
            response.Close();
        }
    }
}
