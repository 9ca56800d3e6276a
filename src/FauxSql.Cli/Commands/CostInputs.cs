using System.Globalization;
using FauxSql.Backends;
using FauxSql.Cli.Output;
using FauxSql.Design.Costs;
using FauxSql.Design.Costs.Latency;
using FauxSql.Design.Costs.Prices;
using FauxSql.Design.Costs.Sizes;
using FauxSql.Design.Costs.Traffic;
using FauxSql.Engine;
using FauxSql.Http;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;
using FauxSql.Tooling;
using FauxSql.Tooling.Data;
using FauxSql.Traffic;

namespace FauxSql.Cli.Commands;

/// <summary>Reads what costs are reckoned from: files, the model, and the data where it is asked for.</summary>
internal static class CostInputs
{
    /// <summary>A project's costs: those of its traffic where a file of it is named, the sizes, in words whose they are, and what the patterns send.</summary>
    public static async Task<CostAnswer> ReckonAsync(ProjectModel model, CostSettings settings, ProgressLine progress, CancellationToken stop)
    {
        // What can be refused is refused before any of the project's code runs.
        var options = await OptionsAsync(settings, stop);
        var traffic = settings.Traffic is { } file ? await TrafficAsync(model.Schema, file, stop) : null;
        var given = settings.Sizes is CostSettings.FromData or CostSettings.FromSample ? null : SizeFile.Parse(model.Schema, settings.Sizes, await ReadAsync("sizes", settings.Sizes, stop));
        var stored = settings.Sizes == CostSettings.FromData ? await StoredAsync(model, settings.Data, progress, stop) : null;

        var sample = await SamplePlans.ReadAsync(model, "", progress, stop);
        var averages = given ?? AverageSizes.Of(stored ?? sample.Sizes);
        var count = (stored ?? sample.Sizes).Count.ToString("N0", CultureInfo.InvariantCulture);
        var sizes = given is not null ? $"averages in {settings.Sizes}" : stored is not null ? $"of the {count} items stored" : $"averages of the sample data, {count} items";
        var report = traffic is null ? null : new CostModel(model.Schema, sample.Plans, averages, stored).Of(traffic, settings.Traffic!, options);
        return new CostAnswer(report, sizes, averages, sample.Plans);
    }

    /// <summary>Refuses what cannot be read, before anything is built.</summary>
    public static void Refuse(CostSettings settings)
    {
        foreach (var (option, file) in new[] { ("traffic", settings.Traffic), ("prices", settings.Prices), ("latency", settings.Latency), ("sizes", settings.Sizes is CostSettings.FromData or CostSettings.FromSample ? null : settings.Sizes) })
        {
            if (file is not null && !File.Exists(file))
                throw new ToolingException($"There is no file '{file}': name another one with --{option}.");
        }

        CheckedData.Refuse(settings.Data);
    }

    private static async Task<CostOptions> OptionsAsync(CostSettings settings, CancellationToken stop) => new()
    {
        Prices = settings.Prices is { } prices ? PriceFile.Parse(prices, await ReadAsync("prices", prices, stop)) : PriceFile.Default,
        Latency = settings.Latency is { } latency ? LatencyModel.Parse(latency, await ReadAsync("latency", latency, stop)) : LatencyModel.Default,
        Utilisation = settings.Utilisation / 100.0,
    };

    private static async Task<Workload> TrafficAsync(DatabaseSchema schema, string file, CancellationToken stop) =>
        WorkloadFile.Parse(schema, file, await ReadAsync("traffic", file, stop), () => TrafficFile.Read(file, note => Console.Error.WriteLine($"fauxsql: {note}")));

    private static async Task<string> ReadAsync(string option, string file, CancellationToken stop)
    {
        try
        {
            return await File.ReadAllTextAsync(file, stop);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ToolingException($"'{file}' cannot be read ({failure.Message}): name another file with --{option}.");
        }
    }

    private static async Task<StoredSizes> StoredAsync(ProjectModel model, DataSettings data, ProgressLine progress, CancellationToken stop)
    {
        var file = data.Endpoint is null ? data.Data ?? DataFolder.FileOf(model.Project.ProjectFile) : null;
        if (file is not null)
            CheckedData.Refuse(data with { Data = file });
        await using var engine = file is null ? null : EmbeddedDynamo.Open(file);
        IBackend backend = engine is null ? new RetryingBackend(DynamoEndpoint.At(data.Endpoint!)) : engine;
        return await StoredSizesReader.ReadAsync(model.Schema, new DataTables(backend, new MultiTableLayout()), progress, stop);
    }
}
