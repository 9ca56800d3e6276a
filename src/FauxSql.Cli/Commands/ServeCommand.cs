using System.CommandLine;
using FauxSql.Engine;
using FauxSql.Server;
using FauxSql.Traffic;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql serve</c>: the embedded engine behind a DynamoDB endpoint, until stopped.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = Options.Data("Keep the data in this file, which is created if it is missing. Without it the data is in memory.");
        var inMemory = new Option<bool>("--in-memory") { Description = "Keep the data in memory, and forget it at the end (the default)." };
        var port = Options.Port("The port on 127.0.0.1. Default 8000; 0 takes any free one.");
        var record = new Option<string>("--record") { Description = "Record each request to this file, without keys and values: one line of JSON with tables, capacity, items and time.", HelpName = "FILE" };
        var command = new Command(
            "serve",
            "Serve a DynamoDB endpoint on 127.0.0.1 for the AWS CLI and any SDK.\n\n" +
            "Example:\n" +
            "  fauxsql serve --data shop.db --port 8000\n" +
            "  aws dynamodb list-tables --endpoint-url http://127.0.0.1:8000 --region local");
        command.Options.Add(data);
        command.Options.Add(inMemory);
        command.Options.Add(port);
        command.Options.Add(record);
        command.Validators.Add(result =>
        {
            if (result.GetValue(inMemory) && result.GetValue(data) is not null)
                result.AddError("--data and --in-memory exclude each other.");
        });
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(data), parsed.GetValue(port) ?? Options.DefaultPort, parsed.GetValue(record), stop));
        return command;
    }

    private static async Task<int> RunAsync(string? data, int port, string? record, CancellationToken stop)
    {
        DynamoServer.ThrowIfPortIsInUse(port); // before a data file is created
        await using var engine = data is null ? EmbeddedDynamo.InMemory() : EmbeddedDynamo.Open(data);
        await using var recorder = record is null ? null : TrafficRecorder.Open(record);
        await using var server = await DynamoServer.StartAsync(recorder is null ? engine : new RecordingBackend(engine, recorder), new DynamoServerOptions { Port = port }, stop);

        await Console.Out.WriteLineAsync($"Listening on {Address.Of(server)} ({(data is null ? "in memory" : data)}). Ctrl-C stops.");
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (recorder is null)
            return ExitCode.Fine;

        await recorder.DisposeAsync();
        if (recorder.Failure is { } failure)
            throw new IOException($"{record}: {recorder.Dropped} requests are missing: {failure.Message}", failure);
        await Console.Out.WriteLineAsync($"{recorder.Recorded} requests recorded in {record}.");
        return ExitCode.Fine;
    }
}
