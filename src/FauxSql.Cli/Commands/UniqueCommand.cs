using System.CommandLine;
using System.Globalization;
using FauxSql.Cli.Output;
using FauxSql.Tooling.Hosting;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql unique rebuild</c>: makes the claims to unique values fit the items.</summary>
internal static class UniqueCommand
{
    public static Command Create()
    {
        var unique = new Command("unique", "Look after the claims that keep [Unique] values unique.\n\nExample:\n  fauxsql unique rebuild samples/Shop --dry-run");
        unique.Subcommands.Add(CreateRebuild());
        return unique;
    }

    private static Command CreateRebuild()
    {
        var source = new DataSource();
        var entity = new Option<string?>("--entity") { Description = "Rebuild the claims of this entity only.", HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Find out what is wrong, and write nothing." };
        var json = Options.Json();
        var command = new Command(
            "rebuild",
            "Make the claims to unique values fit the items, after a restore or a foreign writer: claims that are missing are made, and those of items " +
            "that are gone or have another value are deleted. The application may go on writing. Two items with one value are named, and exit with 1.\n\n" +
            "Example:\n  fauxsql unique rebuild samples/Shop --endpoint http://127.0.0.1:8000");
        source.AddTo(command);
        foreach (var option in (Option[])[entity, dryRun, json])
            command.Options.Add(option);
        command.SetAction((parsed, stop) => RebuildAsync(source.Of(parsed), parsed.GetValue(entity), parsed.GetValue(dryRun), parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RebuildAsync(DataSettings settings, string? entity, bool isDryRun, bool isJson, CancellationToken stop)
    {
        using var progress = new ProgressLine();
        await using var data = await ProjectData.OpenAsync(settings, progress, stop);
        RebuiltReport? rebuilt = null;
        await foreach (var message in data.RunAsync(new RebuildRequest(data.Endpoint, entity, isDryRun), stop))
        {
            if (message is RebuildProgressReport compared)
                progress.Step(string.Create(CultureInfo.InvariantCulture, $"Comparing: {compared.Claims:N0} claims, {compared.Items:N0} items"));
            rebuilt = message as RebuiltReport ?? rebuilt;
        }

        progress.End();
        var shown = RebuildResult.Of(rebuilt!, isDryRun);
        if (isJson)
            Json.Print(shown);
        else
            Console.Out.Write(shown.ToText());
        return shown.Problems.Count == 0 && shown.Unsettled == 0 ? ExitCode.Fine : ExitCode.Error;
    }
}
