using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>
/// Short enough for all benchmarks to take a few minutes on two cores: about three seconds each, in this process, so that nothing else is
/// built or started.
/// </summary>
internal sealed class InProcessSettings : ManualConfig
{
    /// <summary>How often a benchmark is run before it is measured.</summary>
    public const int UsualWarmups = 5;

    public InProcessSettings(int warmups)
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(warmups)
            .WithIterationCount(12)
            .WithIterationTime(TimeInterval.FromMilliseconds(150)));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        HideColumns("Job", "Toolchain", "IterationCount", "IterationTime", "WarmupCount", "Error", "RatioSD", "Gen0", "Gen1", "Gen2");
        AddLogger(ConsoleLogger.Default);
        WithArtifactsPath(Path.Combine(Path.GetTempPath(), "fauxsql-bench-logs"));
        WithOptions(ConfigOptions.DisableLogFile);
    }
}
