namespace FauxSql.Engine.Tests.Reliability.Histories;

public sealed class HistoryTests
{
    /// <summary>How long the load lasts; a minute is worth while now and then, with 64 clients.</summary>
    private static readonly int Seconds = Runs.Of("FAUXSQL_TEST_HISTORY_SECONDS", byDefault: 2);

    private static readonly int Clients = Runs.Of("FAUXSQL_TEST_HISTORY_CLIENTS", byDefault: 16);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_history_of_many_clients_is_strictly_serialisable(bool onDisk)
    {
        using var file = new TemporaryFile();
        using var engine = onDisk ? EmbeddedDynamo.Open(file.Path) : EmbeddedDynamo.InMemory();
        var (history, final) = new ListAppendLoad(engine, truth: engine).Run(Clients, TimeSpan.FromSeconds(Seconds));
        TestContext.Current.SendDiagnosticMessage("{0} requests", history.Count);
        Assert.Contains(history, entry => entry.Succeeded);
        Assert.Contains(history, entry => !entry.Succeeded);
        Assert.Empty(HistoryChecker.Check(history, final));
        Assert.Empty(engine.CheckIntegrity());
    }

    [Theory]
    [InlineData(Bug.TornWrites, "no order explains")]
    [InlineData(Bug.TornReads, "no order explains")]
    [InlineData(Bug.StaleReads, "no order explains")]
    [InlineData(Bug.DoubledRetry, "is there twice")]
    [InlineData(Bug.LostWrite, "is not there")]
    public void A_planted_bug_is_found(Bug bug, string expected)
    {
        // Chance decides when a bug shows; on a busy machine it may need more than one run.
        IReadOnlyList<string> problems = [];
        for (var run = 0; run < 20 && problems.Count == 0; run++)
        {
            using var engine = EmbeddedDynamo.InMemory();
            var (history, final) = new ListAppendLoad(new FaultyBackend(engine, bug), truth: engine).Run(clients: 8, TimeSpan.FromSeconds(0.5));
            problems = HistoryChecker.Check(history, final);
        }

        Assert.Contains(problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }
}
