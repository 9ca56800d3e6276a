using System.Globalization;
using System.Text.Json;

namespace FauxSql.Engine.Tests.Reliability;

/// <summary>
/// What the process does that <see cref="CrashTests"/> kills: several threads write to a data file, and each says "thread step" in another
/// file once a step has been acknowledged. A step writes a pair in one transaction, and moves the thread's own item through the index. One more
/// thread creates an index and drops it again, for ever, so that at most moments one is being built.
/// </summary>
public sealed class CrashWriter
{
    public const string FileVariable = "FAUXSQL_TEST_CRASH_FILE";
    public const int Threads = 4;

    private const string Late = "Late";

    // Large, so that a killed process has often been bringing SQLite's log into the file.
    private static readonly string Filler = new('x', 100_000);

    [Fact(Explicit = true)]
    public async Task Write_until_killed()
    {
        var path = Environment.GetEnvironmentVariable(FileVariable)!;
        using var acknowledged = TextWriter.Synchronized(new StreamWriter(AcknowledgedPath(path), append: false) { AutoFlush = true });
        using var dynamo = new Dynamo(EmbeddedDynamo.Open(path));
        if (dynamo.Ok("ListTables", "{}").GetProperty("TableNames").GetArrayLength() == 0)
            dynamo.WithTable();
        var threads = Enumerable.Range(0, Threads).Select(thread => Start(() => WriteForEver(dynamo, thread, acknowledged)))
            .Append(Start(() => ChangeIndexForEver(dynamo))).ToArray();
        await Task.WhenAny(threads).Unwrap(); // none ends but by an error
    }

    public static string AcknowledgedPath(string path) => path + ".acknowledged";

    /// <summary>The last step of a thread that is in the file, or 0.</summary>
    internal static int StepOf(Dynamo dynamo, int thread) => dynamo.Get($"thread{thread}", 0) is { } item ? NumberOf(item, "h") : 0;

    /// <summary>The step of one half of a pair.</summary>
    internal static int StepOf(JsonElement half) => NumberOf(half, "s");

    /// <summary>The state of the index that comes and goes, or <see langword="null"/>.</summary>
    internal static string? StateOfLateIndex(Dynamo dynamo) => dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table")
        .GetProperty("GlobalSecondaryIndexes").EnumerateArray()
        .Where(index => index.GetProperty("IndexName").GetString() == Late)
        .Select(index => index.GetProperty("IndexStatus").GetString()).SingleOrDefault();

    internal static void WriteStep(Dynamo dynamo, int thread, int step)
    {
        WritePair(dynamo, thread, step);
        dynamo.Ok("UpdateItem", $$$$$"""
            {"TableName":"Tab","Key":{{{{{Dynamo.Key($"thread{thread}", 0)}}}}},"UpdateExpression":"SET h = :h, g = :g, filler = :f",
             "ExpressionAttributeValues":{":h":{"N":"{{{{{step}}}}}"},":g":{"S":"g{{{{{step % 7}}}}}"},":f":{"S":"{{{{{Filler}}}}}"} } }
            """);
    }

    internal static void WritePair(Dynamo dynamo, int thread, int step) => dynamo.Ok("TransactWriteItems", $$$$$"""
        {"TransactItems":[{"Put":{"TableName":"Tab","Item":{{{{{Half("left", thread, step)}}}}} }},{"Put":{"TableName":"Tab","Item":{{{{{Half("right", thread, step)}}}}} }}]}
        """);

    private static Task Start(Action action) => Task.Factory.StartNew(action, TaskCreationOptions.LongRunning);

    private static void WriteForEver(Dynamo dynamo, int thread, TextWriter acknowledged)
    {
        for (var step = StepOf(dynamo, thread) + 1; ; step++)
        {
            WriteStep(dynamo, thread, step);
            acknowledged.WriteLine($"{thread} {step}");
        }
    }

    private static void ChangeIndexForEver(Dynamo dynamo)
    {
        while (true)
        {
            switch (StateOfLateIndex(dynamo))
            {
                case null:
                    UpdateIndex("""
                        {"Create":{"IndexName":"Late","KeySchema":[{"AttributeName":"g","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}],"Projection":{"ProjectionType":"ALL"}}}
                        """);
                    break;
                case "ACTIVE":
                    UpdateIndex("""{"Delete":{"IndexName":"Late"}}""");
                    break;
                default:
                    Thread.Sleep(1);
                    break;
            }
        }

        void UpdateIndex(string update) => dynamo.Ok("UpdateTable", $$"""
            {"TableName":"Tab","AttributeDefinitions":[{"AttributeName":"g","AttributeType":"S"},{"AttributeName":"s","AttributeType":"N"}],
             "GlobalSecondaryIndexUpdates":[{{update}}]}
            """);
    }

    private static int NumberOf(JsonElement item, string attribute) =>
        int.Parse(item.GetProperty(attribute).GetProperty("N").GetString()!, CultureInfo.InvariantCulture);

    private static string Half(string side, int thread, int step) =>
        $$$"""{{{Dynamo.Key(side + thread, step)[..^1]}}},"g":{"S":"{{{side}}}"},"h":{"N":"{{{step}}}"},"text":{"S":"{{{new string('x', step % 900)}}}"} }""";
}
