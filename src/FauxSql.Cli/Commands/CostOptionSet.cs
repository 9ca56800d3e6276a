using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace FauxSql.Cli.Commands;

/// <summary>The options that say what costs are reckoned from, beside traffic and data.</summary>
internal sealed class CostOptionSet
{
    private const int UsualUtilisation = 70;

    private readonly Option<string> _sizes = new("--sizes")
    {
        Description = "data: the items' real sizes, of --data, --endpoint or .fauxsql/<project>.db; sample: averages of the sample data; or a file of averages.",
        HelpName = "data|sample|FILE",
        DefaultValueFactory = _ => CostSettings.FromSample,
    };

    private readonly Option<string?> _prices = new("--prices") { Description = "A price list in the place of the one that comes with fauxsql (us-east-1).", HelpName = "FILE" };
    private readonly Option<string?> _latency = new("--latency") { Description = "Latencies that you measured, in the place of the defaults.", HelpName = "FILE" };
    private readonly Option<int> _utilisation = new("--utilisation") { Description = "How much of provisioned capacity is used, in percent.", HelpName = "PERCENT", DefaultValueFactory = _ => UsualUtilisation };

    public CostOptionSet() => _utilisation.Validators.Add(static result =>
    {
        if (result.Tokens is [var token] && (!int.TryParse(token.Value, CultureInfo.InvariantCulture, out var percent) || percent is < 1 or > 100))
            result.AddError($"--utilisation must be a number from 1 to 100, not '{token.Value}'.");
    });

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_sizes, _prices, _latency, _utilisation])
            command.Options.Add(option);
    }

    /// <summary>Whether sizes are read from data.</summary>
    public bool ReadsData(CommandResult result) => result.GetValue(_sizes) == CostSettings.FromData;

    /// <summary>Whether it was said whose sizes are taken.</summary>
    public bool NamesSizes(CommandResult result) => IsGiven(result, _sizes);

    /// <summary>Which of the options were given that change nothing but what traffic costs.</summary>
    public IReadOnlyList<string> OfCosts(CommandResult result) => [.. new Option[] { _prices, _latency, _utilisation }.Where(option => IsGiven(result, option)).Select(option => option.Name)];

    public CostSettings Of(ParseResult parsed, DataSettings data, string? traffic, double? aim, bool isJson) =>
        new(data, traffic, parsed.GetValue(_sizes)!, parsed.GetValue(_prices), parsed.GetValue(_latency), parsed.GetValue(_utilisation), aim, isJson);

    private static bool IsGiven(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };
}
