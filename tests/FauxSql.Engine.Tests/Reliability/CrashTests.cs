using System.Diagnostics;
using System.Globalization;

namespace FauxSql.Engine.Tests.Reliability;

public sealed class CrashTests
{
    /// <summary>The number of kills; 200 and more are worth while now and then.</summary>
    private static readonly int Rounds = Runs.Of("FAUXSQL_TEST_KILLS", byDefault: 3);

    // After each kill all is checked that was ever written to the file: with one file for all kills that would take longer and longer.
    private const int MostKillsOfFile = 20;

    [Fact]
    public async Task A_killed_process_loses_nothing_acknowledged_and_leaves_no_half_transaction()
    {
        var random = new Random(20);
        var buildsBrokenOff = 0;
        for (var kills = 0; kills < Rounds; kills += MostKillsOfFile)
            buildsBrokenOff += await KillAgainAndAgainAsync(kills, Math.Min(kills + MostKillsOfFile, Rounds), random);
        TestContext.Current.TestOutputHelper?.WriteLine($"{buildsBrokenOff} of {Rounds} kills broke off the build of an index");
    }

    private static async Task<int> KillAgainAndAgainAsync(int from, int to, Random random)
    {
        using var file = new TemporaryFile();
        var buildsBrokenOff = 0;
        for (var round = from; round < to; round++)
        {
            // Now and then the process is killed while it is still opening the file.
            var acknowledged = await WriteUntilKilledAsync(file.Path, afterAcknowledged: round % 10 == 9 ? 0 : random.Next(1, 400), random.Next(800));
            using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path));
            if (CrashWriter.StateOfLateIndex(dynamo) == "CREATING")
                buildsBrokenOff++;
            await dynamo.Engine.IndexesCaughtUpAsync(TestContext.Current.CancellationToken);
            Assert.Empty(CrashCheck.Problems(dynamo, acknowledged));
        }

        return buildsBrokenOff;
    }

    private static async Task<int[]> WriteUntilKilledAsync(string path, int afterAcknowledged, int orMilliseconds)
    {
        File.Delete(CrashWriter.AcknowledgedPath(path));
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { typeof(CrashTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(CrashWriter)}.{nameof(CrashWriter.Write_until_killed)}" },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment[CrashWriter.FileVariable] = path;
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEndAsync();
        if (afterAcknowledged == 0)
            await Task.Delay(orMilliseconds);
        while (afterAcknowledged > 0 && Acknowledged(path).Count < afterAcknowledged && !child.HasExited)
            await Task.Delay(5);
        Assert.False(child.HasExited, "the child ended by itself: " + (child.HasExited ? await output : ""));
        child.Kill();
        await child.WaitForExitAsync();

        var last = new int[CrashWriter.Threads];
        foreach (var (thread, step) in Acknowledged(path))
            last[thread] = step;
        return last;
    }

    // The last line may be cut short.
    private static List<(int Thread, int Step)> Acknowledged(string path)
    {
        if (!File.Exists(CrashWriter.AcknowledgedPath(path)))
            return [];
        using var file = new FileStream(CrashWriter.AcknowledgedPath(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().Split('\n')[..^1].Select(line => line.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray())
            .Select(parts => (parts[0], parts[1]))];
    }
}
