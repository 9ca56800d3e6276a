using System.Globalization;
using System.Text.Json;

namespace FauxSql.Tooling.Hosting;

/// <summary>The program that runs in the project's own process: <c>run ASSEMBLY ENDPOINT SCALE</c>.</summary>
internal static class HostProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["run", var assembly, var endpoint, var scaleText]
            || !int.TryParse(scaleText, CultureInfo.InvariantCulture, out var scale))
        {
            await Console.Error.WriteLineAsync("This program is run by 'fauxsql'.").ConfigureAwait(false);
            return 64;
        }

        // Standard output is the report; what the project's own code prints goes elsewhere.
        var report = Console.Out;
        Console.SetOut(Console.Error);
        ExitWithParent();
        try
        {
            await foreach (var message in ModelRun.StartAsync(assembly, endpoint, scale).ConfigureAwait(false))
                await report.WriteLineAsync(JsonSerializer.Serialize(message)).ConfigureAwait(false);
            return 0;
        }
        catch (Exception failure)
        {
            var cause = failure is System.Reflection.TargetInvocationException { InnerException: { } inner } ? inner : failure;
            var text = cause is ToolingException ? cause.Message : $"{cause.GetType().Name}: {cause.Message}";
            await report.WriteLineAsync(JsonSerializer.Serialize<HostMessage>(new FailureReport(text))).ConfigureAwait(false);
            return 1;
        }
    }

    // Standard input ends when the parent does, even by kill -9.
    private static void ExitWithParent() => new Thread(static () =>
    {
        while (Console.In.Read() >= 0)
        {
        }

        Environment.Exit(1);
    })
    { IsBackground = true }.Start();
}
