namespace FauxSql.Engine.Tests.Reliability;

/// <summary>The check of <see cref="CrashTests"/> finds what a crash may do.</summary>
public sealed class CrashCheckTests
{
    private const int Steps = 5;

    [Fact]
    public void Nothing_is_wrong_with_what_was_written_and_acknowledged()
    {
        using var dynamo = Written();
        Assert.Empty(CrashCheck.Problems(dynamo, Acknowledged(Steps)));
        Assert.Empty(CrashCheck.Problems(dynamo, Acknowledged(Steps - 1)));
    }

    [Fact]
    public void The_pair_of_the_step_under_way_may_be_there()
    {
        using var dynamo = Written();
        CrashWriter.WritePair(dynamo, thread: 2, Steps + 1);
        Assert.Empty(CrashCheck.Problems(dynamo, Acknowledged(Steps)));
    }

    [Theory]
    [InlineData("an acknowledged write is lost", "thread 1: step 6 was acknowledged, and 5 is the last")]
    [InlineData("an early write is lost", "thread 1: the pair of step 2 is lost")]
    [InlineData("half of a transaction is lost", "thread 1: half of the pair of step 3 is there")]
    [InlineData("half of the transaction under way is there", "thread 1: half of the pair of step 6 is there")]
    [InlineData("a write came before another", "thread 1: a pair of step 7 is there, and 5 is the last")]
    public void Each_planted_bug_is_found(string bug, string expected)
    {
        using var dynamo = Written();
        var acknowledged = Acknowledged(Steps);
        switch (bug)
        {
            case "an acknowledged write is lost":
                acknowledged[1]++;
                break;
            case "an early write is lost":
                Delete(dynamo, "left1", 2);
                Delete(dynamo, "right1", 2);
                break;
            case "half of a transaction is lost":
                Delete(dynamo, "right1", 3);
                break;
            case "half of the transaction under way is there":
                CrashWriter.WritePair(dynamo, thread: 1, Steps + 1);
                Delete(dynamo, "left1", Steps + 1);
                break;
            default:
                CrashWriter.WritePair(dynamo, thread: 1, Steps + 2);
                break;
        }

        Assert.Equal([expected], CrashCheck.Problems(dynamo, acknowledged));
    }

    private static Dynamo Written()
    {
        var dynamo = new Dynamo().WithTable();
        for (var thread = 0; thread < CrashWriter.Threads; thread++)
            for (var step = 1; step <= Steps; step++)
                CrashWriter.WriteStep(dynamo, thread, step);
        return dynamo;
    }

    private static int[] Acknowledged(int step) => [.. Enumerable.Repeat(step, CrashWriter.Threads)];

    private static void Delete(Dynamo dynamo, string p, int s) => dynamo.Ok("DeleteItem", $$"""{"TableName":"Tab","Key":{{Dynamo.Key(p, s)}} }""");
}
