using System.Globalization;
using FauxSql.Backends;
using FauxSql.Cli.Output;
using FauxSql.Design.Checks;
using FauxSql.Design.Checks.Data;
using FauxSql.Engine;
using FauxSql.Http;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Tooling;
using FauxSql.Tooling.Data;

namespace FauxSql.Cli.Commands;

/// <summary>The items behind a model, looked at once: what is wrong with them, how many they were, and what that cost.</summary>
internal sealed record CheckedData(IReadOnlyList<Finding> Findings, IReadOnlyList<KeyValuePair<string, long>> Items, double ReadUnits, int? Sample)
{
    public static async Task<CheckedData> ReadAsync(DatabaseSchema schema, DataSettings settings, int? sample, ProgressLine progress, CancellationToken stop)
    {
        await using var engine = settings.Data is { } file ? EmbeddedDynamo.Open(file) : null;
        IBackend backend = engine is null ? new RetryingBackend(DynamoEndpoint.At(settings.Endpoint!)) : engine;
        var tables = new DataTables(backend, new MultiTableLayout());
        var evidence = new DataEvidence(schema);
        await new Reading(schema, tables, evidence, progress).RunAsync(sample, stop);
        return new CheckedData([.. evidence.Findings()], evidence.Items, tables.ReadUnits, sample);
    }

    /// <summary>Refuses what cannot be read, before anything is built.</summary>
    public static void Refuse(DataSettings settings)
    {
        if (settings.Data is { } file && !File.Exists(file))
            throw new ToolingException($"There is no data file '{file}'. Name the one that holds the data with --data, or the endpoint that serves it with --endpoint.");
    }

    private sealed class Reading(DatabaseSchema schema, DataTables tables, DataEvidence evidence, ProgressLine progress)
    {
        private readonly KnownKeys _known = new(tables);

        public async Task RunAsync(int? sample, CancellationToken stop)
        {
            foreach (var entity in schema.Entities)
            {
                var items = 0L;
                await foreach (var page in tables.ScanAsync(entity, sample, stop))
                {
                    await AddAsync(entity, page, stop);
                    items += page.Count;
                    progress.Step(string.Create(CultureInfo.InvariantCulture, $"Reading {entity.Name}: {items:N0} items, {tables.ReadUnits:N1} read units in all"));
                }
            }
        }

        private async Task AddAsync(EntitySchema entity, IReadOnlyList<ReadOnlyMemory<byte>> page, CancellationToken stop)
        {
            foreach (var uses in page.SelectMany(item => evidence.Add(entity, item)).GroupBy(use => use.Reference.Target))
            {
                var target = schema.Entities.First(candidate => candidate.Name == uses.Key);
                IReadOnlySet<AttributeValue> missing = await _known.MissingAsync(target, uses.Select(use => use.Value), stop);
                foreach (var use in uses.Where(use => missing.Contains(use.Value)))
                    evidence.AddOrphan(use);
            }
        }
    }
}
