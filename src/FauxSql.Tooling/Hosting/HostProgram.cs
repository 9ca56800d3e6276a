using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using FauxSql.Errors;

namespace FauxSql.Tooling.Hosting;

/// <summary>The program that runs in the project's own process: <c>ASSEMBLY REQUEST</c>.</summary>
internal static class HostProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var assembly, var request])
        {
            await Console.Error.WriteLineAsync("This program is run by 'fauxsql'.").ConfigureAwait(false);
            return 64;
        }

        // Standard output is the report; what the project's own code prints goes elsewhere.
        var report = Console.Out;
        Console.SetOut(Console.Error);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true); // the parent decides
        try
        {
            var work = JsonSerializer.Deserialize<HostRequest>(request)!;
            if (work is not RewriteRequest) // that one reads standard input itself, to its end
                EndWithParent();
            await foreach (var message in Start(assembly, work).ConfigureAwait(false))
                await report.WriteLineAsync(JsonSerializer.Serialize(message)).ConfigureAwait(false);
            return 0;
        }
        catch (Exception failure)
        {
            await report.WriteLineAsync(JsonSerializer.Serialize<HostMessage>(new FailureReport(Explain(failure)))).ConfigureAwait(false);
            return 1;
        }
    }

    private static IAsyncEnumerable<HostMessage> Start(string assembly, HostRequest request) => request switch
    {
        UpRequest up => ModelRun.StartAsync(assembly, up),
        PlanRequest plan => PlanRun.StartAsync(assembly, plan),
        RebuildRequest rebuild => RebuildRun.StartAsync(assembly, rebuild),
        SubjectRequest subject => SubjectRun.StartAsync(assembly, subject),
        InspectRequest inspect => InspectRun.StartAsync(assembly, inspect),
        RewriteRequest => RewriteRun.StartAsync(assembly),
        _ => throw new InvalidOperationException($"The request is unknown: {request}"),
    };

    private static string Explain(Exception failure) => failure switch
    {
        TargetInvocationException { InnerException: { } inner } => Explain(inner),
        ToolingException or FauxSqlException => failure.Message,
        _ => $"The project's code failed. {failure.GetType().Name}: {failure.Message}\n{failure.StackTrace}",
    };

    // Standard input ends when the parent does, even by kill -9.
    private static void EndWithParent() => new Thread(static () =>
    {
        while (Console.In.Read() >= 0)
        {
        }

        Environment.Exit(1);
    })
    { IsBackground = true }.Start();
}
