using System.CommandLine;
using FauxSql.Cli.Commands;
using FauxSql.Design.Costs;
using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Evolution;
using FauxSql.Protocol.Errors;
using FauxSql.Server;
using FauxSql.Tooling;
using FauxSql.Transfer;
using FauxSql.Transfer.Relational;

namespace FauxSql.Cli;

/// <summary>Parses the arguments, runs the command, and turns expected failures into one message and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync($"fauxsql: {error.Message}");
            await Console.Error.WriteLineAsync("Try 'fauxsql --help'.");
            return ExitCode.WrongUsage;
        }

        using var stop = new StopSignal();
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, stop.Token);
        }
        catch (Exception failure) when (stop.Token.IsCancellationRequested && failure is OperationCanceledException or ToolingException)
        {
            return await FailAsync(StopText.Of(parsed.CommandResult.Command, (failure as StoppedException)?.Message));
        }
        catch (ServiceErrorException denied) when (denied.Code == ErrorCodes.AccessDenied)
        {
            return await FailAsync(DenialText.Of(parsed.CommandResult.Command, denied.Message));
        }
        catch (Exception failure) when (IsExpected(failure))
        {
            return await FailAsync(failure.Message);
        }
        catch (Exception failure)
        {
            return await FailAsync($"This is a mistake in fauxsql; please report it with these lines.\n{failure}");
        }
    }

    private static bool IsExpected(Exception failure) =>
        failure is ToolingException or ServerStartException or DatabaseFileException or TrafficFormatException or SourceException or TransferException or CostInputException
            or EvolutionException or FauxSqlException or IOException or UnauthorizedAccessException;

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync($"fauxsql: {message}");
        return ExitCode.Error;
    }

    /// <summary>All commands.</summary>
    internal static RootCommand Root()
    {
        var root = new RootCommand(
            "fauxsql: use Amazon DynamoDB the way you use a relational database.\n\n" +
            "Examples:\n" +
            "  fauxsql new Journal --template blog   a project with a model, sample data and tests\n" +
            "  fauxsql up samples/Shop --once       a model's tables, filled, and its access patterns answered\n" +
            "  fauxsql serve --data shop.db         a DynamoDB endpoint on http://127.0.0.1:8000\n" +
            "  fauxsql docs samples/Shop --out docs  the model as Markdown\n" +
            "  fauxsql erd samples/Shop             its entities and relationships as a diagram\n" +
            "  fauxsql infra samples/Shop           its tables and policies as infrastructure code\n" +
            "  fauxsql check samples/Shop           what is wrong with it, and what to do\n" +
            "  fauxsql cost samples/Shop --traffic docs/costs/shop.jsonl   what its traffic costs, here and in a single table\n" +
            "  fauxsql advise samples/Shop --team new   which layout is right, and what would change that\n" +
            "  fauxsql inspect samples/Shop Order O0000001 --with Items   an item with its related data, and what it cost\n" +
            "  fauxsql plan samples/Shop --endpoint URL   what has to change at its tables, and what that does and costs\n" +
            "  fauxsql apply samples/Shop --endpoint URL  the same, carried out while the application runs\n" +
            "  fauxsql import Northwind --from sqlite:northwind.db   the rows of a relational database, or of files, as items\n" +
            "  fauxsql export samples/Shop --to csv shop-export   items as files\n" +
            "  fauxsql unique rebuild samples/Shop  the claims to unique values, after a restore\n" +
            "  fauxsql subject export samples/Shop Customer C000001   all data about a customer");
        root.Subcommands.Add(NewCommand.Create());
        root.Subcommands.Add(UpCommand.Create());
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(DocsCommand.Create());
        root.Subcommands.Add(ErdCommand.Create());
        root.Subcommands.Add(InfraCommand.Create());
        root.Subcommands.Add(CheckCommand.Create());
        root.Subcommands.Add(CostCommand.Create());
        root.Subcommands.Add(AdviseCommand.Create());
        root.Subcommands.Add(InspectCommand.Create());
        root.Subcommands.Add(ScaffoldCommand.Create());
        root.Subcommands.Add(PlanCommand.Create());
        root.Subcommands.Add(ApplyCommand.Create());
        root.Subcommands.Add(SnapshotCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(ExportCommand.Create());
        root.Subcommands.Add(UniqueCommand.Create());
        root.Subcommands.Add(SubjectCommand.Create());
        return root;
    }
}
