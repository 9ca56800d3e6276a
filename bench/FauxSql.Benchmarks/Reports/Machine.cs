using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using FauxSql.Benchmarks.Http;
using SQLitePCL;

namespace FauxSql.Benchmarks.Reports;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Describe()
    {
        Batteries_V2.Init();
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {Environment.ProcessorCount} cores ({Processor()}), {memory:0} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription},
            SQLite {raw.sqlite3_libversion().utf8_to_string()}, AWSSDK.DynamoDBv2 {FileVersionInfo.GetVersionInfo(typeof(Amazon.DynamoDBv2.AmazonDynamoDBClient).Assembly.Location).FileVersion},
            dynalite {Rival.Version}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}.
            """);
    }

    private static string Processor()
    {
        const string facts = "/proc/cpuinfo";
        return File.Exists(facts) && File.ReadLines(facts).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
    }
}
