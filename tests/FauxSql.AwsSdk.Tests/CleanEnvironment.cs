namespace FauxSql.AwsSdk.Tests;

/// <summary>An environment that names no credentials, and files of its own for them. Whatever was set before is so again afterwards.</summary>
internal sealed class CleanEnvironment : IDisposable
{
    private static readonly string[] Cleared =
    [
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME", "AWS_EC2_METADATA_SERVICE_ENDPOINT", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_STS",
        "AWS_ENDPOINT_URL_SSO",
    ];

    private readonly Dictionary<string, string?> _before = new(StringComparer.Ordinal);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public CleanEnvironment()
    {
        foreach (var name in Cleared)
            Set(name, null);
        Set("AWS_EC2_METADATA_DISABLED", "true");
        Set("AWS_REGION", "eu-west-1");
        Set("AWS_SHARED_CREDENTIALS_FILE", PathOf("credentials"));
        Set("AWS_CONFIG_FILE", PathOf("config"));
    }

    public string Folder => _folder.FullName;

    public void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public async Task<string> WriteAsync(string file, string text)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        _folder.Delete(recursive: true);
    }
}
