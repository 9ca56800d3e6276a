using System.CommandLine;
using System.Globalization;

namespace FauxSql.Cli.Commands;

/// <summary>The options that several commands share.</summary>
internal static class Options
{
    public const int DefaultPort = 8000;

    public static Argument<string> Project() =>
        new("PROJECT") { Description = "The project with the model: a .csproj file, or the folder that holds it." };

    public static Argument<string?> OptionalProject() =>
        new("PROJECT") { Description = "The project with the model: a .csproj file, or the folder that holds it.", Arity = ArgumentArity.ZeroOrOne };

    public static Option<string?> Data(string description) => new("--data") { Description = description, HelpName = "FILE" };

    /// <summary>An option that takes the address of an endpoint.</summary>
    public static Option<string?> Endpoint(string name, string description)
    {
        var endpoint = new Option<string?>(name) { Description = description, HelpName = "URL" };
        endpoint.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Address.Is(token.Value))
                result.AddError($"{name} must be an address such as http://127.0.0.1:8000, not '{token.Value}'.");
        });
        return endpoint;
    }

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document, and nothing else." };

    /// <summary>An option that takes one of a few words; the first is the default.</summary>
    public static Option<string> Choice(string name, string description, string helpName, params string[] choices)
    {
        var option = new Option<string>(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => choices[0] };
        option.CompletionSources.Add(choices);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !choices.Contains(token.Value))
                result.AddError($"{name} must be {string.Join(", ", choices[..^1])} or {choices[^1]}, not '{token.Value}'.");
        });
        return option;
    }

    /// <summary>An option that takes a whole number from 1.</summary>
    public static Option<int> Count(string name, string description, int usual)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) || number < 1))
                result.AddError($"{name} must be a whole number from 1, not '{token.Value}'.");
        });
        return option;
    }

    public static Option<int?> Port(string description)
    {
        var port = new Option<int?>("--port") { Description = description, HelpName = "N" };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) || number is < 0 or > 65535))
                result.AddError($"--port must be a number from 0 to 65535 (0 takes any free port), not '{token.Value}'.");
        });
        return port;
    }
}
