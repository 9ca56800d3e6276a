using System.CommandLine;
using FauxSql.Cli.Output;
using FauxSql.Tooling;
using FauxSql.Tooling.Hosting;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql inspect</c>: an item with its related data, and what reading them cost.</summary>
internal static class InspectCommand
{
    private const int DefaultTake = 20;

    public static Command Create()
    {
        var source = new DataSource();
        var entity = new Argument<string>("ENTITY") { Description = "The item's entity, such as Order." };
        var key = new Argument<string[]>("KEY") { Description = "Its primary key as it is stored: the partition key, and then the sort key if it has one.", Arity = new ArgumentArity(1, 2) };
        var with = new Option<string[]>("--with") { Description = "A navigation to follow, such as Items, or several after each other, such as Orders.Items; may be given several times.", HelpName = "PATH" };
        var take = Options.Count("--take", "How many items of each list are shown.", DefaultTake);
        var sensitive = new Option<bool>("--show-sensitive") { Description = "Show the values of [Sensitive] attributes, which are hidden otherwise." };
        var json = Options.Json();
        var command = new Command(
            "inspect",
            "Show a stored item with what is related to it as a tree, and what reading them cost: requests, round trips and read units.\n\n" +
            "Example:\n  fauxsql inspect samples/Shop Customer C000001 --with Orders.Items --take 5");
        source.AddTo(command);
        command.Arguments.Add(entity);
        command.Arguments.Add(key);
        foreach (var option in (Option[])[with, take, sensitive, json])
            command.Options.Add(option);
        with.Validators.Add(static result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.Split('.').Any(string.IsNullOrWhiteSpace)))
                result.AddError($"--with must be names of navigations with points between, such as Orders.Items, not '{token.Value}'.");
        });
        command.SetAction((parsed, stop) => RunAsync(
            source.Of(parsed),
            endpoint => new InspectRequest(endpoint, parsed.GetValue(entity)!, parsed.GetValue(key)!, parsed.GetValue(with) ?? [], parsed.GetValue(take), parsed.GetValue(sensitive)),
            parsed.GetValue(json),
            stop));
        return command;
    }

    private static async Task<int> RunAsync(DataSettings settings, Func<string, InspectRequest> requestTo, bool isJson, CancellationToken stop)
    {
        using var progress = new ProgressLine();
        await using var data = await ProjectData.OpenAsync(settings, progress, stop);
        progress.Step("Reading");
        InspectReport? report = null;
        await foreach (var message in data.RunAsync(requestTo(data.Endpoint), stop))
            report = message as InspectReport ?? report;

        progress.End();
        if (report!.Item is not { } item)
            throw new ToolingException($"There is no {report.Subject} in {report.Database}.");
        var used = new Usage(report.Requests);
        if (isJson)
            Json.Print(new { database = report.Database, item, requests = used.Requests.Count, used.RoundTrips, used.ReadUnits, sent = used.Requests });
        else
            await Console.Out.WriteLineAsync($"{new ItemTree().Print(item)}\n\n{used}");
        return ExitCode.Fine;
    }
}
