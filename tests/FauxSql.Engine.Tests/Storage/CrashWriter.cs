using System.Globalization;
using System.Runtime.CompilerServices;

namespace FauxSql.Engine.Tests.Storage;

/// <summary>
/// What this assembly does when it is started with a file in the environment: it writes singles and pairs until it is killed, and
/// says each number once it has been acknowledged.
/// </summary>
internal static class CrashWriter
{
    public const string FileVariable = "FAUXSQL_CRASH_TEST_FILE";

#pragma warning disable CA2255 // the test runner owns Main, so the child process has to branch off before it
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(FileVariable) is not { } path)
            return;
        using var dynamo = new Dynamo(EmbeddedDynamo.Open(path));
        dynamo.WithTable();
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        for (var i = 0; ; i++)
        {
            dynamo.Put($$$$$"""{"p":{"S":"single{{{{{i}}}}}"},"s":{"N":"1"},"g":{"S":"x"},"h":{"N":"{{{{{i}}}}}"}}""");
            dynamo.Ok("TransactWriteItems", $$$$$"""
                {"TransactItems":[{"Put":{"TableName":"Tab","Item":{{{{{Dynamo.Key($"left{i}", 1)}}}}} }},{"Put":{"TableName":"Tab","Item":{{{{{Dynamo.Key($"right{i}", 1)}}}}} }}]}
                """);
            output.WriteLine(i.ToString(CultureInfo.InvariantCulture));
        }
    }
}
