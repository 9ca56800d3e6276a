using System.Globalization;
using FauxSql.Design.Advice;
using Spectre.Console;

namespace FauxSql.Cli.Output;

/// <summary>Advice for people: the verdict, the reasons with their weights, what would change it, and the limits that are met first.</summary>
internal sealed class AdviceText(string? database, LayoutAdvice advice, AdviceFacts facts)
{
    public void Print()
    {
        var console = PlainConsole.New();
        Console.Out.WriteLine($"{(database is null ? "" : $"{database}: ")}{VerdictText()} (sum of the weights {advice.Score}; a single table from {Adviser.SingleTableScore} downwards)");
        foreach (var missing in advice.Missing)
            Console.Out.WriteLine($"  not there yet: {missing}");
        if (advice.Reasons.Count > 0)
            console.Write(Reasons());
        foreach (var line in Costs())
            Console.Out.WriteLine(line);
        if (advice.Unanswered.Count > 0)
            Console.Out.WriteLine($"Not answered, and weighs nothing: {string.Join(", ", advice.Unanswered.Select(question => $"--{question}"))}.");
        Console.Out.WriteLine(advice.Flips.Count == 0 ? "No single answer would change the verdict." : "What would change the verdict by itself:");
        foreach (var flip in advice.Flips)
            Console.Out.WriteLine($"  {flip.About}: {flip.Change} → {AdviceDocument.WordOf(flip.Verdict)}");
        if (advice.Limits.Count > 0)
            console.Write(Limits());
        if (facts.Costs is not null && advice.Limits.Count > 0)
            Console.Out.WriteLine(Text($"Used is reckoned as if the busiest key got {ModelLimits.BusiestKey:P0} of its pattern's traffic. 'fauxsql cost' has the costs of each pattern."));
    }

    private IEnumerable<string> Costs()
    {
        if (facts.Costs is not { } costs)
            yield break;
        var single = costs.SingleTable;
        yield return Text($"Provisioned at {costs.Options.Utilisation:P0} utilisation it is ${costs.MultiTable.Provisioned + costs.MultiTable.Storage:N2} a month{(single is null ? "" : Text($", and ${single.Provisioned + single.Storage:N2} in a single table"))}.");
        if (costs.Slowest is { MultiTable.Latency: { } latency } slowest)
            yield return Text($"Slowest is '{slowest.Name}': {latency.P50:0.0}/{latency.P99:0.0} ms (p50/p99){(slowest.SingleTable?.Latency is { } there ? Text($", and {there.P50:0.0}/{there.P99:0.0} ms in a single table") : "")}.");
        if (costs.Traffic.WhyNotCompared is { } why)
            yield return why;
    }

    private string VerdictText() => advice.Verdict switch
    {
        Verdict.MultiTable => "a table for each entity",
        Verdict.NotYet => "not yet a single table; stay with a table for each entity until what is missing is there",
        _ => "a single table",
    };

    private Table Reasons()
    {
        var table = Tables.New(["About", "Reason", "Speaks for"], ["Weight"]);
        foreach (var reason in advice.Reasons)
            table.AddRow(reason.About, Markup.Escape(reason.Text), reason.Weight switch { > 0 => "a table for each entity", < 0 => "a single table", _ => "neither" }, Text($"{reason.Weight:+0;-0;0}"));
        return table;
    }

    private Table Limits()
    {
        var table = Tables.New(["Nearest to each limit", "Where"], ["Met at /s", "Used", "Traffic then"]);
        foreach (var limit in advice.Limits.DistinctBy(limit => limit.Limit))
        {
            var (rate, used) = (limit.PerSecond is { } perSecond ? Text($"{perSecond:N0}") : "", limit.Used is { } share and > 0 ? Text($"{share:0.####%}") : "");
            table.AddRow(Markup.Escape(limit.Limit), Markup.Escape(limit.Where), rate, used, limit is { PerSecond: not null, Used: > 0 } ? Text($"×{1 / limit.Used.Value:N0}") : "");
        }

        return table;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
