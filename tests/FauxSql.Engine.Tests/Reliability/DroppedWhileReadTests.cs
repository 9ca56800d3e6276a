using System.Collections.Concurrent;

namespace FauxSql.Engine.Tests.Reliability;

/// <summary>On disk, tables and indexes are dropped while others are about to read them: that is no fault of the engine's.</summary>
public sealed class DroppedWhileReadTests
{
    private const int Rounds = 300;

    private static readonly (string Operation, string Body)[] Reads =
    [
        ("GetItem", $$"""{"TableName":"Tab","Key":{{Dynamo.Key("a", 1)}} }"""),
        ("Scan", """{"TableName":"Tab"}"""),
        ("Scan", """{"TableName":"Tab","IndexName":"Idx"}"""),
        ("Query", """{"TableName":"Tab","IndexName":"Idx","KeyConditionExpression":"g = :g","ExpressionAttributeValues":{":g":{"S":"x"}}}"""),
        ("DescribeTable", """{"TableName":"Tab"}"""),
        ("BatchGetItem", $$$"""{"RequestItems":{"Tab":{"Keys":[{{{Dynamo.Key("a", 1)}}}]} } }"""),
        ("TransactGetItems", $$$"""{"TransactItems":[{"Get":{"TableName":"Tab","Key":{{{Dynamo.Key("a", 1)}}} } }]}"""),
    ];

    [Fact]
    public async Task Whoever_reads_what_is_dropped_is_told_that_it_is_not_there()
    {
        using var file = new TemporaryFile();
        using var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path));
        using var done = new CancellationTokenSource();
        var answers = new ConcurrentBag<(int Status, string Answer)>();
        var readers = Reads.Select(read => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                var (status, body) = dynamo.Send(read.Operation, read.Body);
                answers.Add((status, status == 200 ? "" : $"{read.Operation}: {body}"));
            }
        }, TestContext.Current.CancellationToken)).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            dynamo.WithTable();
            dynamo.Put("""{"p":{"S":"a"},"s":{"N":"1"},"g":{"S":"x"},"h":{"N":"1"}}""");
            dynamo.Ok("UpdateTable", """{"TableName":"Tab","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"Idx"}}]}""");
            dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""");
            dynamo.Ok("DeleteTable", """{"TableName":"Tab"}""");
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Contains(answers, answer => answer.Status == 200);
        Assert.Contains(answers, answer => answer.Answer.Contains("Requested resource not found", StringComparison.Ordinal));
        Assert.Empty(answers.Where(answer => answer.Status is not (200 or 400)).Select(answer => answer.Answer).Distinct());
    }
}
