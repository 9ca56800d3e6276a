using FauxSql.Http;
using Microsoft.Extensions.Options;

namespace FauxSql.Hosting;

/// <summary>Says everything that is wrong with the settings of one database, by the names that the settings have in the configuration.</summary>
internal sealed class OptionsValidator(string optionsName, string section, IEnumerable<string> backends, bool isDevelopment) : IValidateOptions<FauxSqlOptions>
{
    private const int LeastKeyBytes = 32;

    public ValidateOptionsResult Validate(string? name, FauxSqlOptions options)
    {
        if (name != optionsName)
            return ValidateOptionsResult.Skip;
        var problems = Backend(options).Concat(Start(options)).Concat(Times(options)).Concat(Cursors(options.Cursors)).ToList();
        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }

    private IEnumerable<string> Backend(FauxSqlOptions options)
    {
        if (!backends.Contains(options.Backend, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"{section}:Backend is '{options.Backend}', which is none of {string.Join(", ", backends)}. Write one of them, or add it with AddBackend.";
            yield break;
        }

        var isUrl = Is(options, BackendNames.Url);
        if (isUrl && EndpointAddress.Read(options.Url ?? "") is null)
            yield return $"{section}:Url is '{EndpointAddress.Shown(options.Url ?? "")}', which is not the address of an endpoint: scheme, host, port and path, and nothing else. Write it like http://127.0.0.1:8000.";
        if (isUrl && (options.UseFips == true || options.UseDualStack == true))
            yield return $"{section}:UseFips and {section}:UseDualStack are not used, because {section}:Backend is Url. Remove them, or name such an endpoint in {section}:Url.";
        if (Is(options, BackendNames.Aws) && options.Url is not null)
            yield return $"{section}:Url is not used, because {section}:Backend is Aws. Remove it, or set {section}:Backend to Url, or AWS_ENDPOINT_URL_DYNAMODB to the address.";
    }

    private IEnumerable<string> Start(FauxSqlOptions options)
    {
        if (options.CreateTables == true && !isDevelopment)
            yield return $"{section}:CreateTables is true, which only the environment Development allows: elsewhere tables are infrastructure. Remove the setting.";
        if (options.SampleData < 0)
            yield return $"{section}:SampleData is {options.SampleData}; it is 0 for none, or the scale of the sample data.";
        if (options.SampleData > 0 && !isDevelopment)
            yield return $"{section}:SampleData is {options.SampleData}, which only the environment Development allows. Remove the setting.";
    }

    private IEnumerable<string> Times(FauxSqlOptions options)
    {
        if (options.Attempts < 1)
            yield return $"{section}:Attempts is {options.Attempts}; a request is sent at least once.";
        if (options.AttemptTimeout <= TimeSpan.Zero)
            yield return $"{section}:AttemptTimeout is {options.AttemptTimeout}; an attempt needs some time, such as 00:00:05.";
        if (options.Timeout <= TimeSpan.Zero)
            yield return $"{section}:Timeout is {options.Timeout}; an operation needs some time, such as 00:00:10.";
        if (options.SlowAfter < TimeSpan.Zero)
            yield return $"{section}:SlowAfter is {options.SlowAfter}; it cannot be negative.";
    }

    private IEnumerable<string> Cursors(CursorSettings cursors)
    {
        if (cursors.Protection != CursorProtectionKind.None && cursors.Key is null)
            yield return $"{section}:Cursors:Key is missing, because {section}:Cursors:Protection is {cursors.Protection}. Set it to {LeastKeyBytes} random bytes in Base64, as openssl rand -base64 {LeastKeyBytes} makes them.";
        if (cursors.Protection == CursorProtectionKind.None && cursors.Key is not null)
            yield return $"{section}:Cursors:Key is not used, because {section}:Cursors:Protection is None. Set that to Signed or Encrypted.";
        if (cursors.Key is not null && !IsKey(cursors.Key))
            yield return NoKey("Key");
        for (var i = 0; i < cursors.OlderKeys.Count; i++)
        {
            if (!IsKey(cursors.OlderKeys[i]))
                yield return NoKey($"OlderKeys:{i}");
        }
    }

    // The key itself is not shown: it is a secret, even where it is a wrong one.
    private string NoKey(string setting) => $"{section}:Cursors:{setting} is not the Base64 of at least {LeastKeyBytes} bytes. openssl rand -base64 {LeastKeyBytes} makes one.";

    private static bool IsKey(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out var length) && length >= LeastKeyBytes;

    private static bool Is(FauxSqlOptions options, string backend) => string.Equals(options.Backend, backend, StringComparison.OrdinalIgnoreCase);
}
