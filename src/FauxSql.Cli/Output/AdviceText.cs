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
