using System.Diagnostics;
using System.Globalization;

namespace FauxSql.Engine.Tests.Storage;

public sealed class CrashTests
{
    [Fact]
    public async Task A_killed_process_loses_nothing_acknowledged_and_leaves_no_half_transaction()
    {
        using var file = new TemporaryFile();
        var acknowledged = await WriteUntilKilledAsync(file.Path, 200);

        using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path));
        for (var i = 0; i <= acknowledged; i++)
        {
            Assert.NotNull(dynamo.Get($"single{i}", 1));
            Assert.NotNull(dynamo.Get($"left{i}", 1));
            Assert.NotNull(dynamo.Get($"right{i}", 1));
        }

        for (var i = acknowledged + 1; i < acknowledged + 10; i++)
            Assert.Equal(dynamo.Get($"left{i}", 1) is null, dynamo.Get($"right{i}", 1) is null);
    }

    private static async Task<int> WriteUntilKilledAsync(string path, int atLeast)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(typeof(CrashTests).Assembly.Location);
        start.Environment[CrashWriter.FileVariable] = path;
        using var child = Process.Start(start)!;
        var acknowledged = -1;
        while (acknowledged < atLeast && await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            acknowledged = int.Parse(line, CultureInfo.InvariantCulture);
        child.Kill();
        // What had been acknowledged when the signal came is still in the pipe.
        while (await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            acknowledged = int.TryParse(line, CultureInfo.InvariantCulture, out var number) && number == acknowledged + 1 ? number : acknowledged;
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(acknowledged >= atLeast, "the child ended by itself");
        return acknowledged;
    }
}
