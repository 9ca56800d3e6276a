using System.CommandLine;
using System.CommandLine.Parsing;

namespace FauxSql.Cli.Commands;

/// <summary>An option that may be given several times, each a name and a value: <c>--tag Team=Checkout</c>.</summary>
internal static class PairOption
{
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="shape">How one is written, such as <c>TABLE=VIEW</c>.</param>
    /// <param name="parse">Reads a value; null when it is none.</param>
    public static Option<IReadOnlyList<KeyValuePair<string, T>>> Create<T>(string name, string description, string shape, Func<string, T?> parse)
        where T : class => new(name)
        {
            Description = description,
            HelpName = shape,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            DefaultValueFactory = _ => [],
            CustomParser = result => Parse(result, name, shape, parse),
        };

    private static List<KeyValuePair<string, T>> Parse<T>(ArgumentResult result, string name, string shape, Func<string, T?> parse)
        where T : class
    {
        var pairs = new List<KeyValuePair<string, T>>();
        foreach (var token in result.Tokens)
        {
            if (token.Value.Split('=', 2) is not [{ Length: > 0 } key, var text] || parse(text) is not { } value)
                result.AddError($"{name} is given as {shape}, not '{token.Value}'.");
            else if (pairs.Exists(pair => pair.Key == key))
                result.AddError($"{name} is given twice for {key}.");
            else
                pairs.Add(KeyValuePair.Create(key, value));
        }

        return pairs;
    }
}
