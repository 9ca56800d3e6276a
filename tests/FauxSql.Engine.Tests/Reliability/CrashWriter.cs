using System.Globalization;

namespace FauxSql.Engine.Tests.Reliability;

/// <summary>
/// What the process does that <see cref="CrashTests"/> kills: several threads write to a data file, and each says "thread step" in another
/// file once a step has been acknowledged. A step writes a pair in one transaction, and moves the thread's own item through the index.
/// </summary>
public sealed class CrashWriter
{
    public const string FileVariable = "FAUXSQL_TEST_CRASH_FILE";
    public const int Threads = 4;

    [Fact(Explicit = true)]
    public void Write_until_killed()
    {
        var path = Environment.GetEnvironmentVariable(FileVariable)!;
        using var acknowledged = TextWriter.Synchronized(new StreamWriter(AcknowledgedPath(path), append: false) { AutoFlush = true });
        using var dynamo = new Dynamo(EmbeddedDynamo.Open(path));
        if (dynamo.Ok("ListTables", "{}").GetProperty("TableNames").GetArrayLength() == 0)
            dynamo.WithTable();
        var threads = Enumerable.Range(0, Threads).Select(thread => new Thread(() => WriteForEver(dynamo, thread, acknowledged))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }

    public static string AcknowledgedPath(string path) => path + ".acknowledged";

    /// <summary>The last step of a thread that is in the file, or 0.</summary>
    internal static int StepOf(Dynamo dynamo, int thread) =>
        dynamo.Get($"thread{thread}", 0) is { } item ? int.Parse(item.GetProperty("h").GetProperty("N").GetString()!, CultureInfo.InvariantCulture) : 0;

    private static void WriteForEver(Dynamo dynamo, int thread, TextWriter acknowledged)
    {
        for (var step = StepOf(dynamo, thread) + 1; ; step++)
        {
            dynamo.Ok("TransactWriteItems", $$$$$"""
                {"TransactItems":[{"Put":{"TableName":"Tab","Item":{{{{{Pair("left", thread, step)}}}}} }},{"Put":{"TableName":"Tab","Item":{{{{{Pair("right", thread, step)}}}}} }}]}
                """);
            dynamo.Ok("UpdateItem", $$$$$"""
                {"TableName":"Tab","Key":{{{{{Dynamo.Key($"thread{thread}", 0)}}}}},"UpdateExpression":"SET h = :h, g = :g",
                 "ExpressionAttributeValues":{":h":{"N":"{{{{{step}}}}}"},":g":{"S":"g{{{{{step % 7}}}}}"} } }
                """);
            acknowledged.WriteLine($"{thread} {step}");
        }
    }

    private static string Pair(string side, int thread, int step) =>
        $$$"""{{{Dynamo.Key(side + thread, step)[..^1]}}},"g":{"S":"{{{side}}}"},"h":{"N":"{{{step}}}"},"text":{"S":"{{{new string('x', step % 900)}}}"} }""";
}
