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
        var (history, final) = new ListAppendLoad(engine).Run(Clients, TimeSpan.FromSeconds(Seconds));
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
        using var engine = EmbeddedDynamo.InMemory();
        var (history, final) = new ListAppendLoad(new FaultyBackend(engine, bug)).Run(clients: 8, TimeSpan.FromSeconds(1));
        Assert.Contains(HistoryChecker.Check(history, final), problem => problem.Contains(expected, StringComparison.Ordinal));
    }
}
